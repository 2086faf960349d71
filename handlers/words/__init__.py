"""What the bot says in its own voice: one file a language."""
