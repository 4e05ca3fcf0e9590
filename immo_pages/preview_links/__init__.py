"""Show the draft of a property, by a secret link, to somebody who has no account: the seller."""
