"""The screens on which members compose, list, approve and publish properties."""
