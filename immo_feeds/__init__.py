"""Sources in, channels out: each feed format lives in a folder of its own."""
