"""`check --watch`: whatever checks a file does so again when the file is saved, also while it is at it."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from grader.cli.exits import Stop
from grader.cli.output import say

POLL_S = 0.5
Opened = TypeVar("Opened")


class Newer(BaseException):
    """The file was saved while it was checked."""


def watching(
    opened: Callable[[], AbstractContextManager[Opened]], show: Callable[[Opened], object], file: Path
) -> NoReturn:
    """Check the file whenever it changes (its time is looked at twice a second), until Ctrl-C.

    A round that a newer save ends takes with it what was opened: it may have been in the middle of anything.
    """
    seen: object = ()
    while True:
        with contextlib.suppress(Newer), opened() as run:
            while True:
                if (now := stamp(file)) != seen:
                    seen = now
                    click.clear()
                    click.echo(f"Checking {file} ...", err=True)
                    with ended_by_a_save(file, now):
                        once(show, run)
                    click.echo(f"\nWatching {file}; Ctrl-C ends it.", err=True)
                pause()


def once(show: Callable[[Opened], object], run: Opened) -> None:
    """One round: what would end the program is printed and watching goes on."""
    try:
        show(run)
    except Stop as stop:
        say(f"{stop}\n")


@contextlib.contextmanager
def ended_by_a_save(file: Path, now: object) -> Iterator[None]:
    """Raise `Newer` in the main thread once the file is no longer as it was; where signals can do that."""
    if not hasattr(signal, "pthread_kill"):
        yield
        return
    over, main = threading.Event(), threading.get_ident()

    def tell(number: int, frame: object) -> None:
        if not over.is_set():
            over.set()
            raise Newer

    def look() -> None:
        while not over.wait(POLL_S):
            if stamp(file) not in (now, None):
                signal.pthread_kill(main, signal.SIGUSR1)
                return

    before = signal.signal(signal.SIGUSR1, tell)
    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield
    finally:
        over.set()
        looking.join()
        signal.signal(signal.SIGUSR1, before)


def pause() -> None:
    """Wait until the file is looked at again."""
    time.sleep(POLL_S)


def stamp(file: Path) -> object:
    """What changes when a file is saved; None while it is away."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
