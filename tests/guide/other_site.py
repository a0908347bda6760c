"""Another site, on this machine: what its pages do stands in their addresses."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class OtherSite(ThreadingHTTPServer):
    """``/404`` answers that, ``/to/x`` sends on to ``x``, ``/rude/404`` does so to HEAD alone; see the methods.

    ``asked`` lists what it was asked: "HEAD /404".
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []
        self.agents: set[str] = set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: OtherSite

    def do_HEAD(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        self.server.agents.add(self.headers["User-Agent"])
        what, _, more = self.path.removeprefix("/").partition("?")[0].partition("/")
        if what == "to":
            self.answer(302, more)
        elif what == "rude":
            self.answer(int(more) if self.command == "HEAD" else 200)
        elif what == "moody":
            # Well from the second time on that GET is tried.
            self.answer(200 if self.server.asked.count(f"GET {self.path}") > 1 else 500)
        elif what == "silent":
            self.close_connection = True
        elif what == "garbled":
            self.wfile.write(b"Hello?\r\n\r\n")
        else:
            self.answer(int(what or 200))

    do_GET = do_HEAD  # noqa: N815  the name that the server looks for

    def answer(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(b"word " * 10)

    def log_message(self, *args: object) -> None:
        """Say nothing: the tests read ``asked``."""


@contextmanager
def other_site() -> Iterator[OtherSite]:
    with OtherSite() as site:
        thread = Thread(target=site.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield site
        site.shutdown()
        thread.join()
