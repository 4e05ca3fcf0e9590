"""Access keys: who may read with one, from which browsers, and how often."""
