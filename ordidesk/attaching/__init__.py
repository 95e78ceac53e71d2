"""Files of this laptop made ready for a ticket: looked at, reduced, their place taken out, kept."""
