"""Opening the page in the person's browser."""

import os
import sys
import webbrowser


def open_browser(address: str) -> bool:
    """Whether a browser was asked to open `address`.

    Without a desktop there is none to ask: Python would start a text browser in the terminal.
    """
    needs_display = sys.platform not in ("win32", "darwin")
    if needs_display and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False
