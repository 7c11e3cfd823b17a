"""One module a template. Each has STEMS (stem of the facts folder -> suffix of the file) and make(facts, out_path)."""
