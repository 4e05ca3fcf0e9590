"""The energy certificate: scales as data, what a certificate says, its block and its drawing."""
