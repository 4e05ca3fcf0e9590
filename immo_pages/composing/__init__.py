"""Composing with less work: checklist, outline, duplicates, templates and acts on many pages."""
