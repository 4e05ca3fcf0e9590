"""The read model: one flat row per property and language, ready to be sent."""
