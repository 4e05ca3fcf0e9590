"""The StreamField vocabulary: blocks, their templates and typed API, energy scales as data."""
