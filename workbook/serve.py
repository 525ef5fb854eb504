"""Serves site/ on this machine, for reading."""

import errno
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from workbook.paths import SITE


class PortTakenError(Exception):
    """Another program listens on the port."""


class Handler(SimpleHTTPRequestHandler):
    """Hands out files without a log line for each."""

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
