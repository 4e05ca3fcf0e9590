"""What this room tells whoever cares. Sent after the fact, never used to drive our own rules."""

from django.dispatch import Signal

account_opened = Signal()
"""An account was opened for somebody, or joined, and her address is proven.

Arguments: ``user`` and ``email``, the address to which the link was sent that came back.
"""
