"""Le bot des Coopératives Jeunesse de Services."""
