"""A real SPARQL server on this machine: Oxigraph, started with a map and stopped again."""

import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

from robustmap import disk
from robustmap.errors import ToolError
from robustmap.model.problem import clip

LOOPBACK = "127.0.0.1"
MISSING = "the server needs Oxigraph: pip install 'robustmap[oxigraph]'"
QUERY_SECONDS = 60
"""So long the server works on one query."""

_STARTS = 30.0
_TRIES = 3


def program() -> Path:
    """Find the program `oxigraph`: beside this Python, else on the path.

    Raises:
        ToolError: it is not installed.
    """
    beside = (Path(sys.executable).parent, Path(sysconfig.get_path("scripts")))
    for folder in beside:
        found = shutil.which("oxigraph", path=str(folder))
        if found:
            return Path(found)
    found = shutil.which("oxigraph")
    if not found:
        raise ToolError(MISSING)
    return Path(found)


class Server:
    """An Oxigraph server with one map, read only, for this machine alone.

    As a context it gives the address of its endpoint, and is stopped at the end of the block.
    Its files lie in a temporary folder, which goes with it.
    """

    def __init__(self, turtle: Callable[[], str], port: int = 0) -> None:
        """Take what gives the map as Turtle, and the port: 0 is any that is free."""
        self._turtle = turtle
        self._wanted = port
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """The address at which queries are answered."""
        return f"http://{LOOPBACK}:{self.port}/query"

    def start(self) -> str:
        """Load the map and start; gives the address of the endpoint once it answers.

        Raises:
            ToolError: Oxigraph is not installed, or does not load or start.
        """
        oxigraph = program()
        _see_free(self._wanted)
        # The server keeps its files open until it has been stopped.
        self._folder = tempfile.TemporaryDirectory(
            prefix="robustmap-oxigraph-", ignore_cleanup_errors=True
        )
        try:
            self._load(oxigraph, Path(self._folder.name))
            for left in reversed(range(_TRIES)):
                self.port = self._wanted or _free_port()
                if self._serve(oxigraph, Path(self._folder.name), last=self._wanted or not left):
                    return self.url
        except BaseException:
            self.stop()
            raise
        raise AssertionError  # the last try starts or raises

    def _load(self, oxigraph: Path, folder: Path) -> None:
        disk.write(folder, "map.ttl", self._turtle())
        store, source = str(folder / "store"), str(folder / "map.ttl")
        command = [str(oxigraph), "load", "-l", store, "-f", source]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own
        if done.returncode:
            message = f"Oxigraph cannot load the map: {_last(done.stderr)}"
            raise ToolError(message)

    def _serve(self, oxigraph: Path, folder: Path, *, last: object) -> bool:
        """Start the server; tells whether it answers, raises if not and this was the last try."""
        log = folder / "log"
        command = [
            *(str(oxigraph), "serve-read-only", "-l", str(folder / "store")),
            *("-b", f"{LOOPBACK}:{self.port}", "--timeout-s", str(QUERY_SECONDS)),
        ]
        with log.open("wb") as told:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                command, stdin=subprocess.DEVNULL, stdout=told, stderr=told
            )
        end = time.monotonic() + _STARTS
        while time.monotonic() < end and self._process.poll() is None:
            if self._answers():
                return True
            time.sleep(0.02)
        self._end()
        if last:
            said = _last(log.read_bytes())
            message = f"Oxigraph does not start on port {self.port}: {said or 'it says nothing'}"
            raise ToolError(message)
        return False

    def _answers(self) -> bool:
        try:
            with build_opener(ProxyHandler({})).open(f"{self.url}?query=ASK%7B%7D", timeout=5):
                # Somebody else may have taken the port: then ours has ended by itself.
                return self._process is not None and self._process.poll() is None
        except (HTTPError, URLError, OSError):
            return False

    @property
    def runs(self) -> bool:
        """Whether the server is there."""
        return self._process is not None and self._process.poll() is None

    def wait(self) -> None:
        """Wait until the server ends by itself."""
        if self._process is not None:
            self._process.wait()

    def stop(self) -> None:
        """Stop the server and take its files away; it may have ended already."""
        self._end()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def __enter__(self) -> str:
        """Start; gives the address of the endpoint."""
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()


def _see_free(port: int) -> None:
    """See to it that nobody has a port: Oxigraph would share it, and the other would answer.

    Raises:
        ToolError: somebody has it.
    """
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((LOOPBACK, port))
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            message = f"Oxigraph cannot have port {port}: {why}; choose another one"
            raise ToolError(message) from error


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((LOOPBACK, 0))
        return int(one.getsockname()[1])


def _last(said: bytes) -> str:
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines()]
    return clip(next(filter(None, reversed(lines)), ""))
