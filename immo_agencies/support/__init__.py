"""Operators and agencies: who asks, who lets in, for how long, and what is seen without that."""
