"""How bodies are called: what prose says of their former names, and how names are said in pinyin."""
