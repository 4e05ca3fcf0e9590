"""Webhooks: tell programs of what changed, signed, in order, again until they answer."""
