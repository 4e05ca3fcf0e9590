"""Drawn photographs: architectural illustrations, the same for the same scene and seed."""

from home.demo.drawing.picture import DEFAULT_SIZE, Scene, draw, jpeg

__all__ = ["DEFAULT_SIZE", "Scene", "draw", "jpeg"]
