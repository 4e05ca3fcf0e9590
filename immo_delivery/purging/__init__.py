"""Have the caches in front drop answers by the names of what they were made of."""
