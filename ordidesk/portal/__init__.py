"""The way to the portal: its address, HTTP, sign-in, and everything that can go wrong on it."""
