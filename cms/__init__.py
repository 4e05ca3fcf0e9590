"""The project: composition of the rooms, settings, addresses and the user model."""
