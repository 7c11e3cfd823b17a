"""Why a document was read as it was, and which of its wordings the dictionary does not know."""
