"""What each sheet says: its content, without a word or a line of how it is drawn."""
