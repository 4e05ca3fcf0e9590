"""Repository tooling: what `make` runs. Nothing here is part of the wheel."""
