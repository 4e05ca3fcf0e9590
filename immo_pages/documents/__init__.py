"""Documents: judged by their content at the door, served by rule."""
