"""Which modules a submission may import: the standard library and a list of packages, each in its own folder.

This keeps honest files from picking up what happens to lie in the same site-packages. It is no wall: that the
judge's files cannot be read is for the file system layers.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


class Offer:
    """Refuses top-level modules that are neither standard nor offered, before the path is searched."""

    def __init__(self, offered: frozenset[str]) -> None:
        self._offered = offered | sys.stdlib_module_names

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """None for what may be searched for; ModuleNotFoundError for the rest."""
        if path is None and name not in self._offered:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def install(folders: Sequence[str], offered: Sequence[str], own: str) -> None:
    """Search the standard library and `folders`, never the worker's own folder."""
    sys.path[:] = [entry for entry in sys.path if entry != own] + list(folders)
    sys.meta_path.insert(0, Offer(frozenset(offered)))  # type: ignore[arg-type]
