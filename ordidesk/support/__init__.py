"""What helps whoever helps: a log and reports without personal data, and a check of the laptop."""
