"""One file a format: a path goes in, blocks of text (or whole records) come out."""
