"""Sandboxes of every level that this machine offers, and what attacks aim at."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import grader
import reference
from grader.errors import SandboxUnavailable
from grader.sandbox.start import Sandbox, start
from grader.sandbox.worker import Worker
from tests.sandbox.ground import Ground

TOKEN = secrets.token_hex(16)  # held by the judge only: in its memory and its environment


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Callable[[str], Sandbox]]:
    """The sandbox of a level, started once; the test is skipped where the machine has no such level."""
    started: dict[str, Sandbox | str] = {}

    def of(level: str) -> Sandbox:
        if level not in started:
            try:
                started[level] = start(level)
            except SandboxUnavailable as reason:
                started[level] = str(reason)
        found = started[level]
        if isinstance(found, str):
            pytest.skip(found)
        return found

    yield of
    for found in started.values():
        if isinstance(found, Sandbox):
            found.close()


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """A readable secret, listeners on the loopback and on sockets, and where the judge's files are."""
    folder = tmp_path_factory.mktemp("judge")
    for above in (folder, *folder.parents):
        if os.stat(above).st_uid == os.getuid() and above not in (Path("/"), Path("/tmp")):
            above.chmod(0o755)
    secret = folder / "secret.txt"
    secret.write_text(f"secret {TOKEN}\n")
    secret.chmod(0o644)
    os.environ["JUDGES_TOKEN"] = TOKEN
    root = Path(next(iter(grader.__path__))).parent
    files = [secret, root / "grader" / "model.py", root / "grader" / "worker" / "wire.py"]
    files += list(Path(next(iter(reference.__path__))).glob("*.py"))[:3]
    files += list((root / "exercises").rglob("solution.py"))[:3]
    with contextlib.ExitStack() as stack:
        tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        unix, abstract = (stack.enter_context(socket.socket(socket.AF_UNIX)) for _ in range(2))
        datagram = stack.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
        datagram.bind(str(folder / "datagrams"))
        (folder / "datagrams").chmod(0o777)
        unix.bind(str(folder / "listens"))
        (folder / "listens").chmod(0o777)
        name = f"sandbox-test-{os.getpid()}"
        abstract.bind("\0" + name)
        for listener in (unix, abstract):
            listener.listen()
        yield Ground({
            "SECRET": str(secret), "SECRETS": repr([str(path) for path in files]), "ROOT": str(root),
            "TOKEN": TOKEN, "PID": str(os.getpid()), "PORT": str(tcp.getsockname()[1]),
            "SOCKET": str(folder / "listens"), "ABSTRACT": name, "CHANNEL": "3", "DATAGRAMS": str(folder / "datagrams"),
        })  # fmt: skip
        del os.environ["JUDGES_TOKEN"]


@pytest.fixture
def worker(sandbox: Callable[[str], Sandbox]) -> Iterator[Callable[..., Worker]]:
    """Opens workers at the best level and closes them."""
    opened: list[Worker] = []

    def of(source: str, **given: object) -> Worker:
        best = next(level for level in "ABCD" if _offered(sandbox, level))
        opened.append(sandbox(best).open(source, **given))  # type: ignore[arg-type]
        return opened[-1]

    yield of
    for each in opened:
        each.close()


def _offered(sandbox: Callable[[str], Sandbox], level: str) -> bool:
    try:
        return sandbox(level).level == level
    except pytest.skip.Exception:
        return False
