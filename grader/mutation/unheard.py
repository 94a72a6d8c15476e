"""Code of an author's runs in this process without being heard: its prints would stand in the middle of a report.

A solution is asked hundreds of times, and says nothing; what checks and mutants print goes to the error output.
"""

from __future__ import annotations

import builtins
import sys
from typing import Any


def unheard(*values: object, **options: object) -> None:
    """A `print` that prints nothing."""


def aside(*values: object, **options: Any) -> None:
    """A `print` to the error output, unless it is told where to."""
    print(*values, **{"file": sys.stderr, **options})


BUILTINS: dict[str, Any] = {**vars(builtins), "print": unheard}  # the `__builtins__` of such code
ASIDE: dict[str, Any] = {**vars(builtins), "print": aside}
