"""Every new file is looked at by a virus scanner before anybody gets it."""
