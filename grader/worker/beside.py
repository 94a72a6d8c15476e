"""Files that lie beside a submission, and those of its course: imported from the text that the judge has sent.

Nothing of them is on the disk of a worker, so that they are the same at every level and nobody can write to them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

PACKAGE = "handed_in"  # what the folder of a submission is called, for `from .layers import *`
Execute = Callable[[str, str, dict[str, Any]], None]


class Beside:
    """Finds modules among files, given by their paths, from several folders of them."""

    def __init__(self, files: Mapping[str, str], roots: Sequence[str], execute: Execute) -> None:
        self._files = files
        self._roots = roots  # "" or "folder/"
        self._execute = execute

    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Where a module stands; a package without `__init__.py` only where no root has more."""
        top, _, inner = name.partition(".")
        roots, inner = ([""], inner) if top == PACKAGE else (self._roots, name)
        places = [root + inner.replace(".", "/") for root in roots]
        for place in places:
            for file in (f"{place}/__init__.py", f"{place}.py"):
                if file in self._files:
                    return self._spec(name, file)
        packages = any(file.startswith(f"{place}/" if place else "") for place in places for file in self._files)
        return self._spec(name, "") if packages else None

    def _spec(self, name: str, file: str) -> ModuleSpec:
        spec = ModuleSpec(name, self, origin=shown(file) if file else None)  # type: ignore[arg-type]
        if not file or file.endswith("__init__.py"):
            spec.submodule_search_locations = []
        spec.loader_state = file
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """An ordinary module."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Run the text of a file; a package without one is empty."""
        file = module.__spec__.loader_state if module.__spec__ else ""
        if file:
            module.__file__ = shown(file)
            self._execute(self._files[file], shown(file), module.__dict__)


def shown(file: str) -> str:
    """The file name under which a text is run: never that of the submission itself."""
    return f"./{file}"


def holds(thing: str) -> bool:
    """Whether a module is one of these files."""
    return isinstance(getattr(sys.modules.get(thing), "__loader__", None), Beside)


def install(files: Mapping[str, str], home: str, execute: Execute) -> str:
    """Make files importable; gives the package of what lies in the folder `home`, "" where there are none.

    As where the file is run: what lies beside it comes before what is installed, then what lies in the folders
    above. Other folders, which a submission would add to its path, come last.
    """
    if not files:
        return ""
    steps = home.split("/") if home else []
    above = ["/".join(steps[:k]) + "/" * bool(k) for k in range(len(steps), -1, -1)]
    folders = {file[: file.rfind("/") + 1] for file in files}
    sys.meta_path.insert(len(sys.meta_path) - 1, Beside(files, above, execute))
    sys.meta_path.append(Beside(files, sorted(folders - set(above)), execute))
    return ".".join([PACKAGE, *steps])
