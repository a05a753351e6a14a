"""What is learned from events, away from the turn and on demand."""
