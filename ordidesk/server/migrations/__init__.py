"""The portal's schema, step by step, run by Alembic from ``ordidesk.server.schema``."""
