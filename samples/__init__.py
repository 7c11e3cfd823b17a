"""The sample disclosures of documents/: plain CSV facts, and the templates that typeset them."""
