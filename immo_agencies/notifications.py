"""Mails about approval: to the reviewers of the agency, and back to who sent the page."""


def connect() -> None:
    """Connect the notifiers; called once when the app is ready."""
