"""Alembic migrations of the orchestrator's database; they run when the service starts."""
