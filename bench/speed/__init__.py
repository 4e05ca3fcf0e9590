"""The delivery API under load, beside Wagtail's own API on the same rows: `make speed`."""
