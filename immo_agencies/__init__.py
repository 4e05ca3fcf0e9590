"""Who may do what: agencies, their members and roles, the scope and the moderation task."""
