"""Tables to take away: what is in them, and how they are written for spreadsheets."""
