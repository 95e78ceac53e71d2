"""A morning and a manager's desk, played by the real windows on the real portal; steps assert."""
