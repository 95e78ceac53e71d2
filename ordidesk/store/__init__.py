"""The laptop's truth: one encrypted SQLite file with rows, outbox and search index."""
