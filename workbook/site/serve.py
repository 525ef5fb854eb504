"""Serves site/ on this machine, for reading."""

import errno
import gzip
import io
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from workbook.catalog.paths import SITE

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".ipynb", ".xml"}


class PortTakenError(Exception):
    """Another program listens on the port."""


class Handler(SimpleHTTPRequestHandler):
    """Hands out files, compressed as a web host would do it, without a log line for each."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the headers, and hand back what is to follow them."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() and self.path.endswith("/") else file
        accepted = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (accepted and file.is_file() and file.suffix in COMPRESSED):
            return super().send_head()
        body = gzip.compress(file.read_bytes(), compresslevel=6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the address must stay the last line on the screen."""


def open_server(port: int) -> ThreadingHTTPServer:
    """A server for site/ on 127.0.0.1, bound and ready.

    Raises:
        PortTakenError: Another program listens on `port`.
    """
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(SITE)))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(
                f"Port {port} is taken by another program (perhaps this book, in another window).\n"
                f"Choose another: make serve PORT={port + 1}"
            ) from error
        raise
