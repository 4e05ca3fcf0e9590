"""The agency's log on screen: ids and codes are given names and words, for who may see them."""
