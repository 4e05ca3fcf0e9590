"""The style guide: every block, size and state on one page, from imagined facts."""
