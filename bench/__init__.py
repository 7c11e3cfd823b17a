"""How fast, how large and how right reading is, side by side with pdfplumber: `make bench`."""
