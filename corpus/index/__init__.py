"""One protocol and one file an engine: terms go in, candidate articles come out."""
