"""The published warehouse as files for other tools: Parquet, CSV, a workbook, and a description of them."""
