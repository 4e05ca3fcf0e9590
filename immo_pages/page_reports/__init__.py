"""Reports of pages from the public sites, and what the operator blocks because of them."""
