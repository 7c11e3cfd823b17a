"""The published warehouse as a database server has it: from the file into PostgreSQL, never half."""
