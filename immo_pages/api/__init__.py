"""Wagtail API v2, kept to the live public content of the requested host's agency."""

from immo_pages.api.router import api_router

__all__ = ["api_router"]
