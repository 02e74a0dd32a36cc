"""What a round is made of, as values that never change. No input or output."""
