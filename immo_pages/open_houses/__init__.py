"""Open houses as visitors see them: on the page, as a calendar file, in the answers of the API."""
