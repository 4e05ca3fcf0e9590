"""Translations of an agency's pages: started, updated and sent for approval by its members."""
