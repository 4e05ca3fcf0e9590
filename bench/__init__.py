"""Measurements: ratios against a baseline that runs in the same process, in turns."""
