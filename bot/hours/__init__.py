"""Hours: what members worked."""
