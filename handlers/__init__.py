"""What a reader can say and what comes back: a Request goes in, a Reply comes out."""
