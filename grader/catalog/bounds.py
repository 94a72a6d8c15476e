"""The table `[limits]` of an exercise.toml: what submissions may use, where that is not what the run leaves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.dialects.validation import known_keys
from grader.errors import BadDialect, BadExercise
from grader.model import Bounds
from grader.sandbox.packages import OFFERED

KEYS = ("call_s", "memory_mb", "packages")


def bounds(path: Path, content: Mapping[str, Any]) -> Bounds:
    """Read the table; raises BadExercise for what is unknown or makes no sense."""
    if not isinstance(content, Mapping):
        raise BadExercise(f"{path}: limits should be a table, not {content!r}")
    try:
        known_keys(f"{path}: limits", content, KEYS)
    except BadDialect as error:
        raise BadExercise(str(error)) from error
    call_s, memory_mb, packages = (content.get(key) for key in KEYS)
    if not (call_s is None or is_number(call_s, int | float)):
        raise BadExercise(f"{path}: limits.call_s should be a number of seconds, not {call_s!r}")
    if not (memory_mb is None or is_number(memory_mb, int)):
        raise BadExercise(f"{path}: limits.memory_mb should be a whole number of megabytes, not {memory_mb!r}")
    if packages is None:
        return Bounds(call_s, memory_mb)
    if not isinstance(packages, list) or not all(isinstance(name, str) for name in packages):
        raise BadExercise(f"{path}: limits.packages should be a list of texts, not {packages!r}")
    for name in packages:
        if name not in OFFERED:
            raise BadExercise(f"{path}: limits.packages has {name!r}, which no submission may import")
    return Bounds(call_s, memory_mb, tuple(packages))


def is_number(value: Any, kind: Any) -> bool:
    """Whether a value is a finite number above zero; a truth value is none."""
    return isinstance(value, kind) and not isinstance(value, bool) and 0 < value < math.inf
