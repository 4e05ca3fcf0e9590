"""Numbers as they are written in Belgium, in French too: 325.000,50."""

THOUSAND_SEPARATOR = "."
DECIMAL_SEPARATOR = ","
NUMBER_GROUPING = 3
