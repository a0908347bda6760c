"""The port to serve at. Make asks for it before anything is installed: the standard library must do."""

import errno
import os
import socket
import sys

HOST = "127.0.0.1"
DEFAULT = "8000"


class PortError(Exception):
    """The port cannot be had; the message says what to do."""


def chosen() -> int:
    """Read PORT from the environment."""
    value = os.environ.get("PORT", "").strip() or DEFAULT
    if not (value.isascii() and value.isdigit() and len(value) <= 5 and 1 <= int(value) <= 65535):
        raise PortError(f"PORT is {value!r}. Set it to a whole number from 1 to 65535.")
    return int(value)


def claim(port: int) -> socket.socket:
    """Return a socket that listens at the port, so that nobody else can take it any more."""
    listener = socket.socket()
    # As gunicorn does: a port whose last server has just stopped counts as free.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(socket.SOMAXCONN)
    except OSError as error:
        listener.close()
        if error.errno != errno.EADDRINUSE:
            reason = f"Port {port} cannot be used: {error.strerror}. Choose one from 1024 on: make run PORT={DEFAULT}"
            raise PortError(reason) from error
        other = port + 1 if port < 65535 else DEFAULT
        reason = f"Port {port} is taken. Stop what uses it, or choose another: make run PORT={other}"
        raise PortError(reason) from error
    return listener


def main() -> None:
    """Tell whether the port is free, by the exit status and a sentence."""
    try:
        claim(chosen()).close()
    except PortError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
