"""Moderation: what changed, the decision, the questions, and who decides while somebody is away."""
