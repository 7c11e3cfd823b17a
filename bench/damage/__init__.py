"""How well the books undo what converters do to tables: sound documents, damaged by chance and read: `python -m bench.damage`."""
