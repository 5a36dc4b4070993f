"""The demo: the sandbox's page with a filled network, and the real bot behind it as a process of its own."""

from bot.demo.show import run as run
