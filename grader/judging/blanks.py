"""What a template leaves to be filled in: is it that which raised?"""

from __future__ import annotations

import re

from grader.errors import Raised

TAKEN_APART = re.compile(r"^\(?\s*\w+\s*(,\s*\w+\s*)+,?\s*\)?\s*=\s*None\s*(#.*)?$")  # (caches, x) = None
COUNTED = re.compile(r"\b(range|reversed|enumerate|zip|len)\(\s*None\s*\)")  # for t in reversed(range(None)):


def unfinished(error: Raised) -> str:
    """Why what was raised says that a function is not done yet; empty where it does not."""
    if error.type == NotImplementedError.__name__:
        return f"it raises {error.type}"
    if error.type == TypeError.__name__ and (TAKEN_APART.match(error.code) or COUNTED.search(error.code)):
        return f"None still stands in line {error.line}: {error.code}"
    return ""
