"""The operator's own site, its style guide and the demonstration data."""
