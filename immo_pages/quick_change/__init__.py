"""Status, price, availability and open houses of a property, changed in two taps and undone."""
