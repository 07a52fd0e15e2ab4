"""The running console: services, page and browser, from the first process to the last."""

import asyncio
import os
import socket
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress

import uvicorn

from studio_kit.launch.assets import Asset, load_assets
from studio_kit.launch.browser import open_browser
from studio_kit.launch.environment import Environment
from studio_kit.launch.keeper import Surroundings
from studio_kit.launch.options import Options
from studio_kit.launch.page import create_page
from studio_kit.launch.ports import Ask, free_ports
from studio_kit.launch.resolve import resolve_settings
from studio_kit.launch.running import AlreadyRuns, claim, write_note
from studio_kit.launch.services import PARTS, Service, ServiceState, parts_to_start
from studio_kit.launch.show import Show
from studio_kit.launch.stopping import stop_on_signal
from studio_kit.launch.supervisor import Supervisor
from studio_kit.settings import ENVIRONMENT, HOUSE, Settings

PATIENCE_SECONDS = 20.0


def open_console(options: Options, *, show: Show, ask: Ask | None) -> int:
    """Start everything and stay until it is stopped. Raises `LaunchError`."""
    settings = resolve_settings(options, config=HOUSE / "config")
    try:
        with claim(settings.data) as note:
            parts = parts_to_start(settings, orchestrator=options.orchestrator)
            names = ["page", *(part.name for part in parts)]
            settings = free_ports(settings, names, ask=ask)
            write_note(note, settings.url("page"))
            asyncio.run(Console(settings, options=options, show=show).run())
    except AlreadyRuns as other:
        return _greet(other, options=options, show=show)
    return 0


def _greet(other: AlreadyRuns, *, options: Options, show: Show) -> int:
    if other.page is None:
        show.line("Director's Console is already being started with this data folder.")
    else:
        show.line(f"Director's Console already runs with this data folder: {other.page}")
        if options.browser:
            open_browser(other.page)
    return 0


class PageServer(uvicorn.Server):
    """Leaves the signals to the launcher."""

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


class Console:
    """One start of the console with settled ports."""

    def __init__(self, settings: Settings, *, options: Options, show: Show) -> None:
        self._settings = settings
        self._options = options
        self._show = show
        self._environment = Environment(HOUSE)
        self._socket = self._listen()
        self._supervisor = Supervisor(
            self._services(), self._surroundings(), left_out=self._left_out()
        )

    async def run(self) -> None:
        """Until a signal; on return every process that was started has ended."""
        with self._socket, stop_on_signal() as stop:
            server = PageServer(self._page_config())
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._supervisor.run(stop))
                tasks.create_task(server.serve(sockets=[self._socket]))
                opening = tasks.create_task(self._open())
                await stop.wait()
                self._show.line("Ending Director's Console.")
                opening.cancel()
                server.should_exit = True

    def _listen(self) -> socket.socket:
        """The page's socket; with --dev Vite has the page's port and asks us at another."""
        host, port = self._settings.host, self._settings.ports.page
        return socket.create_server((host, 0 if self._has_vite else port))

    @property
    def _has_vite(self) -> bool:
        return self._options.dev and self._options.frontend

    def _page_config(self) -> uvicorn.Config:
        page = create_page(
            self._settings, assets=self._assets(), states=lambda: self._supervisor.states
        )
        return uvicorn.Config(
            page,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=1,
        )

    def _assets(self) -> Mapping[str, Asset]:
        is_shown = self._options.frontend and not self._options.dev
        return load_assets(self._environment.frontend / "dist") if is_shown else {}

    def _services(self) -> Sequence[Service]:
        parts = parts_to_start(self._settings, orchestrator=self._options.orchestrator)
        services = [
            Service(
                name=part.name,
                label=part.label,
                port=(port := getattr(self._settings.ports, part.name)),
                command=(sys.executable, "-m", "studio_kit.serve", part.app, "--port", str(port)),
            )
            for part in parts
        ]
        return [*services, self._vite()] if self._has_vite else services

    def _vite(self) -> Service:
        port = self._settings.ports.page
        where = ("--host", self._settings.host, "--port", str(port), "--strictPort")
        launcher = f"http://{self._settings.host}:{self._socket.getsockname()[1]}"
        return Service(
            name="page",
            label="Page (Vite)",
            port=port,
            command=(*self._environment.vite, str(self._environment.frontend), *where),
            environment={**self._environment.variables(), "CONSOLE_URL": launcher},
            health="/",
        )

    def _left_out(self) -> Sequence[ServiceState]:
        if self._options.orchestrator:
            return ()
        message = "Left out by --no-orchestrator; start without it to render."
        return [
            ServiceState(name=part.name, label=part.label, state="stopped", message=message)
            for part in PARTS
            if part.name == "orchestrator"
        ]

    def _surroundings(self) -> Surroundings:
        settings = self._settings
        handed = {ENVIRONMENT: settings.model_dump_json(), "PYTHONPATH": str(HOUSE)}
        return Surroundings(
            host=settings.host,
            folder=HOUSE,
            environment={**os.environ, **handed},
            logs=settings.data / "logs",
            tell=self._show.line,
        )

    async def _open(self) -> None:
        address = self._settings.url("page")
        with suppress(TimeoutError):
            await asyncio.wait_for(self._supervisor.wait_until_up(), PATIENCE_SECONDS)
        self._show.line(f"Director's Console is open at {address} (Ctrl+C ends it)")
        if self._options.browser:
            await asyncio.to_thread(open_browser, address)
