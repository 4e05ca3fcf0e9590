"""Turn parsed properties into pages: what is new, what changed, what is the marketer's."""
