"""Expected failures of the launcher. It runs before there are packages: standard library only."""


class LaunchError(Exception):
    """Director's Console cannot start; the message is a sentence that says what to do."""

    exit_code = 1


class SetupFailed(LaunchError):
    """Something could not be installed or built."""


class ConfigurationInvalid(LaunchError):
    """A file in `config/` or an option holds something that cannot be used."""

    exit_code = 2


class PortTaken(LaunchError):
    """Another program listens where a part of the console should, and nobody could be asked."""

    exit_code = 2
