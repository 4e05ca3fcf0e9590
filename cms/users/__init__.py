"""The user model, alone in its app: an e-mail address to sign in and a language."""
