"""What goes between Telegram and the core: received once, answered in order, sent once."""
