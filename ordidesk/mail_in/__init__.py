"""Mails to the hotline: read whatever they hold, and turned into a declaration to look over."""
