"""OrdiDesk's tests."""
