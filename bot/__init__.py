"""The outside world: settings, platforms, rendering, chat memory and the entry point."""
