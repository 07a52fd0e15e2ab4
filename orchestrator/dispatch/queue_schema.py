"""The engine's own tables, in a schema of their own, in the shape that its version wants."""

from importlib import resources

from sqlalchemy import Connection, text

from ..database.engines import MIGRATION_LOCK

SCHEMA = "procrastinate"
PACKAGE = "procrastinate.sql"


def prepare(connection: Connection) -> None:
    """Create or change them, in the caller's transaction; two that begin together do it in turn."""
    connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
    connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
    connection.execute(text(f"SET LOCAL search_path = {SCHEMA}"))
    connection.execute(text("CREATE TABLE IF NOT EXISTS studio_migrations (name text PRIMARY KEY)"))
    applied = set(connection.scalars(text("SELECT name FROM studio_migrations")))
    if not applied:
        _run(connection, (resources.files(PACKAGE) / "schema.sql").read_text("utf-8"))
    for name, script in _migrations().items():
        if applied and name not in applied:
            _run(connection, script)
        _note(connection, name)
    connection.execute(text("SET LOCAL search_path TO DEFAULT"))


def _migrations() -> dict[str, str]:
    """By name, which sorts them by version and then by their order in it."""
    folder = resources.files(PACKAGE) / "migrations"
    scripts = [file for file in folder.iterdir() if file.name.endswith(".sql")]
    return {file.name: file.read_text("utf-8") for file in sorted(scripts, key=lambda f: f.name)}


def _run(connection: Connection, script: str) -> None:
    # Several statements, with percent signs in them: nothing of it is a parameter.
    connection.execution_options(no_parameters=True).exec_driver_sql(script)


def _note(connection: Connection, name: str) -> None:
    statement = "INSERT INTO studio_migrations VALUES (:name) ON CONFLICT DO NOTHING"
    connection.execute(text(statement), {"name": name})
