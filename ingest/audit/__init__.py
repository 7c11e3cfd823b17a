"""The auditor's side of a published warehouse: what was found in each disclosure, and the note that tells it."""
