"""Which modules a submission may import: the standard library and a list of packages, each in its own folder.

This keeps honest files from picking up what happens to lie in the same site-packages. It is no wall: that the
judge's files cannot be read is for the file system layers.
"""

from __future__ import annotations

import importlib.machinery as machinery
import os
import sys
from collections.abc import Sequence
from types import ModuleType

_LOADERS = (
    (machinery.ExtensionFileLoader, machinery.EXTENSION_SUFFIXES),
    (machinery.SourceFileLoader, machinery.SOURCE_SUFFIXES),
    (machinery.SourcelessFileLoader, machinery.BYTECODE_SUFFIXES),
)

_FIRST = 10  # above the descriptors that a worker has anyway


class Offer(machinery.PathFinder):
    """Searches the path for what is standard or offered; what else lies there is not found, as if it were missing."""

    def __init__(self, offered: set[str]) -> None:
        self._offered = offered

    def find_spec(  # type: ignore[override]
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> machinery.ModuleSpec | None:
        """None for what is not there: `importlib.util.find_spec` says so, an import raises."""
        if path is None and name not in self._offered:
            return None
        return machinery.PathFinder.find_spec(name, path, target)


class Listed(machinery.FileFinder):
    """Keeps the listing of its folder: workers may open what is offered in there, but not list it."""

    def invalidate_caches(self) -> None:
        """Keep it."""


def install(folders: Sequence[str], offered: Sequence[str], own: str) -> None:
    """Search the standard library and `folders`, never the worker's own folder."""
    standard = [entry for entry in sys.path if entry != own]
    sys.path[:] = [*standard, *folders]
    listed = {name.partition(".")[0] for entry in standard if os.path.isdir(entry) for name in os.listdir(entry)}
    offer = Offer(listed.union(sys.stdlib_module_names, offered))
    sys.meta_path[:] = [offer if finder is machinery.PathFinder else finder for finder in sys.meta_path]


def keep_listings() -> None:
    """List the folders of the search path now, while that is still possible."""
    for entry in sys.path:
        if os.path.isdir(entry):
            finder = Listed(entry, *_LOADERS)
            finder.find_spec("listed")
            sys.path_importer_cache[entry] = finder


def import_by_descriptor() -> list[int]:
    """Reach the folders of the search path through open descriptors, which are returned.

    For an interpreter below a folder that the worker's user may not pass (such as /root): an open folder needs no
    right on those above it.
    """
    from fcntl import F_DUPFD_CLOEXEC, fcntl  # not on Windows, where nothing is imported this way

    names: dict[str, str] = {}
    descriptors = []
    for entry in sys.path:
        if os.path.isdir(entry) and not any(entry.startswith(outer + os.sep) for outer in names):
            opened = os.open(entry, os.O_PATH | os.O_DIRECTORY)
            descriptor = fcntl(opened, F_DUPFD_CLOEXEC, _FIRST)
            os.close(opened)
            descriptors.append(descriptor)
            names[entry] = f"/proc/self/fd/{descriptor}"
    sys.path[:] = [_renamed(entry, names) for entry in sys.path]
    for module in list(sys.modules.values()):
        if isinstance(path := getattr(module, "__path__", None), list):
            path[:] = [_renamed(entry, names) for entry in path]
    sys.path_importer_cache.clear()
    return descriptors


def _renamed(entry: str, names: dict[str, str]) -> str:
    for folder, name in names.items():
        if entry == folder or entry.startswith(folder + os.sep):
            return name + entry[len(folder) :]
    return entry
