"""Conversations as data: steps, one driver, and drafts that wait in the database."""
