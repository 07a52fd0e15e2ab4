"""A service in miniature, run as `python fake_service.py PORT [how]`: /health, and a way to die.

how: `dies` ends at once with an error, `stubborn` ignores its closed input, `parent` starts a
process of its own that would outlive it.
"""

import os
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer


class Health(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:
        pass


def main() -> None:
    how = sys.argv[2] if len(sys.argv) > 2 else ""
    if how == "dies":
        raise RuntimeError("the reel is torn")
    if how == "parent":
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    if how != "stubborn":
        threading.Thread(target=end_with_input, daemon=True).start()
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Health).serve_forever()


def end_with_input() -> None:
    while os.read(0, 4096):
        pass
    time.sleep(0)
    os._exit(0)


if __name__ == "__main__":
    main()
