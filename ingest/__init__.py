"""From published files to raw rows: what does this page say?"""
