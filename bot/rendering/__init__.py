"""What a reply looks like: a Reply goes in; Telegram's HTML or a terminal's lines come out. Pure functions, no chat library."""
