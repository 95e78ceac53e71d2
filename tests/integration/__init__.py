"""Pieces together, on real sockets and files."""
