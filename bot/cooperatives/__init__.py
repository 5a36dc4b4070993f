"""Cooperatives: one row a summer, with its season, time zone and own settings."""
