"""Blocks that show what the page knows: they hold how it is shown, never the facts themselves."""
