"""Trials at full size: how much the bot survives (`bench.kills`), and how fast it is (`bench.rate`)."""
