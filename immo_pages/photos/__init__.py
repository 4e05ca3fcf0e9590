"""Photos: cleaned at the door, named sizes, served by name."""
