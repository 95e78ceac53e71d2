"""The planning board: what it shows, where it stands, how it is drawn and dragged."""
