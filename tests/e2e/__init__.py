"""The product as its user starts it: commands, processes, files."""
