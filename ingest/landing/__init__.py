"""The landing file: what each document's pages hold and what that means, one transaction a document.

This file imports nothing: workers need `refusal` without the database.
"""
