"""What the market status of a property means for what visitors see."""
