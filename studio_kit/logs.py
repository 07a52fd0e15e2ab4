"""What a service says: one JSON object a line in a file, plain words on a terminal.

Everybody writes with the standard library's `logging`, facts in `extra`; what `bound` names goes
with every line that is written meanwhile, so that one id finds all lines of a request or a job.
"""

import logging
import re
import sys
from collections.abc import Generator, MutableMapping
from contextlib import contextmanager
from typing import Any, TextIO, cast

import structlog
from structlog.contextvars import bind_contextvars, bound_contextvars, merge_contextvars
from structlog.processors import JSONRenderer, TimeStamper, format_exc_info
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_log_level, add_logger_name
from structlog.types import Processor

OURS = "studio"
"""Loggers below this name also tell what went well; of libraries only warnings are kept."""

HIDDEN = "***"
SECRET_NAMES = re.compile(
    r"authori[sz]ation|password|passwd|secret|token|api[-_]?key|cookie|credential", re.IGNORECASE
)
SECRET_TEXTS = re.compile(
    r"(?P<before>://[^\s/:@]*:|\b(?:Bearer|Basic)\s+|"
    r"\b(?:password|passwd|secret|token|api[-_]?key)\b[\"']?\s*[=:]\s*[\"']?)"
    r"[^\s@\"'&,;]+",
    re.IGNORECASE,
)
"""A password in an address, a credential in a header, a named secret in a text."""

Facts = MutableMapping[str, Any]


def set_up_logs(service: str, *, stream: TextIO = sys.stderr, level: int = logging.INFO) -> None:
    """Send everything that is logged in this process to `stream`."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_formatter(service, for_people=stream.isatty()))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level)


def logger(name: str) -> logging.Logger:
    """A logger of ours, such as `logger("access")`."""
    return logging.getLogger(f"{OURS}.{name}")


@contextmanager
def bound(**facts: str) -> Generator[None]:
    """Put ids on every line that is written meanwhile in this task and those that it starts."""
    with bound_contextvars(**facts):
        yield


def note(**facts: str) -> None:
    """Put ids that were only just learned on the line of the request under way."""
    bind_contextvars(**facts)


def masked(_: Any, __: str, facts: Facts) -> Facts:
    """Without what lets anybody in, whether it stands under its name or in a text."""
    for name, value in facts.items():
        facts[name] = HIDDEN if SECRET_NAMES.search(name) else _masked_value(value)
    return facts


def _masked_value(value: Any) -> Any:
    if isinstance(value, str):
        return SECRET_TEXTS.sub(rf"\g<before>{HIDDEN}", value)
    if isinstance(value, dict):
        return masked(None, "", dict(cast("dict[str, Any]", value)))
    if isinstance(value, list | tuple):
        return [_masked_value(item) for item in cast("list[Any]", value)]
    return value


def _formatter(service: str, *, for_people: bool) -> ProcessorFormatter:
    def of_service(_: Any, __: str, facts: Facts) -> Facts:
        return {"service": service, **facts}

    first: list[Processor] = [
        merge_contextvars,
        ExtraAdder(),
        add_log_level,
        add_logger_name,
        TimeStamper(fmt="iso", utc=not for_people),
    ]
    last: list[Processor] = (
        [masked, structlog.dev.ConsoleRenderer(colors=False)]
        if for_people
        else [of_service, format_exc_info, masked, JSONRenderer(ensure_ascii=False, default=str)]
    )
    return ProcessorFormatter(
        foreign_pre_chain=first, processors=[ProcessorFormatter.remove_processors_meta, *last]
    )
