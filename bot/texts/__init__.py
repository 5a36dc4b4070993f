"""Every sentence that the bot says, one file per capability, in plain typed Python."""
