"""The proof that no agency sees another: every address, asked by every kind of person.

``urls`` lists the addresses, ``values`` and ``bodies`` fill them, ``world`` holds two agencies full
of canaries, ``people`` asks, ``oracles`` judge, ``access.toml`` says who may. How to read and
extend it: docs/how-to/extend-the-isolation-proof.md.
"""
