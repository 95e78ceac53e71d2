"""From the queries' rows to what lists and tables show."""
