"""Colours that several pieces of furniture share."""

from home.demo.drawing.colour import rgb

OAK = rgb("#b08a5e")
IRON = rgb("#2f3134")
LINEN = rgb("#ece6da")
PORCELAIN = rgb("#f6f6f3")
