"""Who belongs to an agency: invitations, members, what each role can do, my agencies."""
