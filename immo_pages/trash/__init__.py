"""What is deleted stays in the trash for 30 days and can be put back as it was."""
