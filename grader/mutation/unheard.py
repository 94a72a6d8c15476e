"""Code of an author's runs in this process without being heard: its prints would stand in the middle of a report."""

from __future__ import annotations

import builtins
from typing import Any


def unheard(*values: object, **options: object) -> None:
    """A `print` that prints nothing."""


BUILTINS: dict[str, Any] = {**vars(builtins), "print": unheard}  # the `__builtins__` of such code
