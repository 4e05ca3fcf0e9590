"""Is the advert legal, and why: the report of an agency, the statement of a property."""
