"""Small screens for people who do one job on a property: photos, the legal file, reading."""
