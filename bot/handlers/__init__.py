"""The edge: Telegram in, sentences out; one file per capability, and `routes`, the ordered list."""
