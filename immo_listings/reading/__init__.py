"""Read the published listings: by SQL alone, no instance is made, no block is touched."""
