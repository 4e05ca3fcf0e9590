"""Old addresses of an agency's sites and where they lead now: list, forms, CSV in and out."""
