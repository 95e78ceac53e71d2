"""A technician's morning, played by the real windows on the real portal; each step asserts."""
