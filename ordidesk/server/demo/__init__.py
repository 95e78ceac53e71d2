"""Demo data: a made-up company and its clients, the same for the same seed and day."""
