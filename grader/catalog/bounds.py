"""The table `[limits]` of an exercise.toml: what submissions may use, where that is not what the run leaves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from grader.dialects.toml_file import TEXTS, Kind, typed
from grader.errors import BadDialect
from grader.model import Bounds
from grader.sandbox.packages import OFFERED

KINDS = {
    "call_s": Kind("a number of seconds", lambda value: is_number(value, int | float)),
    "memory_mb": Kind("a whole number of megabytes", lambda value: is_number(value, int)),
    "packages": TEXTS,
}


def bounds(where: str, content: Mapping[str, Any]) -> Bounds:
    """Read the table; raises BadDialect for what is unknown or makes no sense."""
    typed(where, content, KINDS)
    for name in content.get("packages", ()):
        if name not in OFFERED:
            raise BadDialect(f"{where}: packages has {name!r}, which no submission may import")
    packages = tuple(content["packages"]) if "packages" in content else None
    return Bounds(content.get("call_s"), content.get("memory_mb"), packages)


def is_number(value: Any, kind: Any) -> bool:
    """Whether a value is a finite number above zero; a truth value is none."""
    return isinstance(value, kind) and not isinstance(value, bool) and 0 < value < math.inf
