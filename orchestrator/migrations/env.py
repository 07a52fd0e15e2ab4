"""Alembic's entry: migrate over the connection that the service opened."""

from alembic import context

from orchestrator.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
