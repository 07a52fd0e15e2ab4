"""Run one service: `python -m studio_kit.serve gallery.app:create_app --port 9830`.

The process ends when its standard input closes. The launcher holds the other end, so that no
service outlives it, not even when the launcher is killed outright; this works alike on Linux,
macOS and Windows. `--detached` leaves the standard input alone, for a service run by hand.
"""

import argparse
import gc
import importlib
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import cast

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from studio_kit.logs import set_up_logs
from studio_kit.settings import Settings, settings_of_process

SHUTDOWN_SECONDS = 1
FORCE_SECONDS = 2.5


def main(arguments: list[str] | None = None) -> None:
    options = _options(arguments)
    set_up_logs(options.app.partition(".")[0])
    settings = settings_of_process()
    life = Life(load_factory(options.app)(settings))
    # What is loaded at the start stays to the end; walking it again would hold up an answer.
    gc.collect()
    gc.freeze()
    server = uvicorn.Server(server_config(life, host=settings.host, port=options.port))
    life.server = server
    if not options.detached:
        _end_with_input(server)
    server.run()
    if life.broke_off:
        sys.exit(1)


class Life:
    """Ends the server when the application's own work breaks off, such as a task in its group.

    uvicorn would go on answering, with nothing behind the answers; the launcher starts a process
    that has ended again.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.server: uvicorn.Server | None = None
        self.broke_off = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        finally:
            if scope["type"] == "lifespan" and self.server and not self.server.should_exit:
                self.broke_off = self.server.should_exit = True


def server_config(app: ASGIApp, *, host: str, port: int) -> uvicorn.Config:
    """How every service listens: no access log, no per-message deflate, a bounded shutdown.

    Deflate makes the fan-out of small messages several times slower; a graceful shutdown
    without a bound waits for idle sockets.
    """
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        log_level=logging.WARNING,
        access_log=False,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )


def load_factory(name: str) -> Callable[[Settings], ASGIApp]:
    """The application factory that an import string such as `gallery.app:create_app` names."""
    module, _, attribute = name.partition(":")
    return cast(
        "Callable[[Settings], ASGIApp]", getattr(importlib.import_module(module), attribute)
    )


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("app", help="import string of a create_app(settings)")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--detached", action="store_true")
    return parser.parse_args(arguments)


def _end_with_input(server: uvicorn.Server) -> None:
    """Stop `server` when the standard input closes, and end by force what does not follow."""

    def wait() -> None:
        # Not sys.stdin.buffer: a thread blocked in it breaks the interpreter's own shutdown.
        while os.read(sys.stdin.fileno(), 4096):
            pass
        server.should_exit = True
        time.sleep(FORCE_SECONDS)
        _end_by_force()

    threading.Thread(target=wait, name="input-watch", daemon=True).start()


def _end_by_force() -> None:
    # The launcher makes each service the leader of its own group, workers included.
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(os.getpgrp(), signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    main()
