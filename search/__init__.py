"""The public search page over the published properties."""
