"""How long dbt takes, and how much memory, as the disclosures become ten and a hundred times as many."""
