"""What the driver raises, in our words."""

from sqlalchemy.exc import DataError, InterfaceError, OperationalError

from studio_kit.errors import Invalid, Unavailable


class DatabaseUnreachable(Unavailable):
    title = "The database does not answer"


class NotStorable(Invalid):
    title = "The database cannot hold a value"


def in_words(error: Exception) -> Exception:
    """The same failure as a `StudioError` where a person or a caller can do something about it."""
    if isinstance(error, DataError):
        # A text of too great a length, a number out of range: SQLite keeps them.
        return _caused(NotStorable(f"A value cannot be stored: {_first_line(error)}."), error)
    if isinstance(error, OperationalError | InterfaceError) and error.connection_invalidated:
        return _caused(unreachable(error), error)
    return error


def unreachable(error: Exception) -> DatabaseUnreachable:
    sentence = "start it, or correct `database` in config/studio.yaml"
    return DatabaseUnreachable(f"The database does not answer ({_first_line(error)}); {sentence}.")


def _caused(told: Exception, error: Exception) -> Exception:
    told.__cause__ = error
    return told


def _first_line(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).strip().partition("\n")[0].rstrip(".")
