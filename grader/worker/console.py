"""What a person at a terminal would be asked or do: `input`, `exit` and `quit`, where nobody sits."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import NoReturn

PATIENCE = 100  # answers that a file asks for while it is loaded, each of them refused


class Waits(BaseException):
    """A file waits for input while it is loaded; no Exception, so that `except Exception: again` does not meet it."""


class Input:
    """Stands in for `input`: refuses while a file is loaded, finds nothing to read later."""

    def __init__(self, give_up: Callable[[Waits], None]) -> None:
        self.loading = True
        self._give_up = give_up
        self._asked = 0

    def __call__(self, prompt: object = "") -> NoReturn:
        """Nobody answers; a loop that catches even that is given up."""
        if not self.loading:
            raise EOFError("EOF when reading a line: nobody is there to answer input()")
        self._asked += 1
        try:
            raise Waits
        except Waits as waits:
            if self._asked > PATIENCE:
                self._give_up(waits)
            raise


def leave(code: object = None) -> NoReturn:
    """`exit()` and `quit()`, which Python's `site` brings."""
    raise SystemExit(code)


def install(give_up: Callable[[Waits], None]) -> Input:
    """Put them in place, before a submission is loaded."""
    asking = Input(give_up)
    builtins.input = asking
    builtins.exit = builtins.quit = leave  # type: ignore[assignment]
    return asking
