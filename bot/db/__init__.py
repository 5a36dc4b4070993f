"""The database: declarative base, column types and engines."""
