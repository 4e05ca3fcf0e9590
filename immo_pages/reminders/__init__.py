"""Tell an agency once, a month ahead, which papers of its adverts run out."""
