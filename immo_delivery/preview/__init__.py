"""Drafts on the site of somebody else: a code for a minute, a token for a quarter of an hour."""
