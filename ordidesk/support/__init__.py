"""What support needs when something is wrong: log, crash reports, diagnostics, ``doctor``."""
