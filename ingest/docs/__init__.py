"""Pages that are written by hand but for their figures, and the data dictionary, which is generated whole."""
