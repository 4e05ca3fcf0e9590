"""The CSV source: a mapping says which column is which fact, a row becomes a parsed property.

Nothing here touches the database: ``parse_file`` yields what a writer may store.
"""
