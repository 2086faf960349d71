"""What makes sure that every message is answered once: inbox, outbox, limits and the chat memory, in one SQLite file."""
