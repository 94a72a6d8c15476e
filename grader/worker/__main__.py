"""Entry of `python -I -S FOLDER CONFIG`: the standard library and this folder, nothing of the installation.

CONFIG is JSON:
`mode`      "zygote" or "single"
`socket`    an inherited descriptor (on Windows a shared socket, base64)
`folders`   where packages lie, `offered` their top-level names, `packages` those to import beforehand
`hidden`    whether workers cannot pass a folder above the interpreter
`scratch`   folder for the workers' private folders, `mounts` whether to try and bound it by a file system of its own
`layers`    what confines workers: see confine.py (these three for a zygote only)
"""

from __future__ import annotations

import base64
import json
import os
import socket
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

OWN = os.path.dirname(os.path.abspath(__file__))
# Imported lazily by what every submission does; a fork finds them loaded.
_WARM = ("linecache", "traceback", "warnings", "tokenize", "types", "random", "inspect", "encodings.latin_1")
# What these import at their first use: torch that for any gradient (torch/autograd/__init__.py, _make_grads).
_INNER = {"numpy": ("random", "linalg", "fft"), "torch": ("fx.experimental.symbolic_shapes",)}


def _mount() -> None:
    """Make this folder importable as grader.worker and nothing else of that package."""
    folders: list[str]
    for name, folders in (("grader", []), ("grader.worker", [OWN])):
        module = ModuleType(name)
        module.__path__ = folders
        sys.modules[name] = module


def _channel(given: int | str) -> socket.socket:
    if isinstance(given, int):
        return socket.socket(fileno=given)  # POSIX
    share = base64.b64decode(given)
    return socket.fromshare(share)  # type: ignore[attr-defined, no-any-return, unused-ignore]


def main(config: dict[str, Any]) -> None:
    """Import what submissions need, forget where our own files are, and serve."""
    _mount()
    single = config["mode"] == "single"
    import_filter = import_module("grader.worker.import_filter")
    import_filter.install(config["folders"], config["offered"], sys.path[0])
    kept = import_filter.import_by_descriptor() if config["hidden"] else []
    server = import_module("grader.worker.serve" if single else "grader.worker.zygote")
    for name in (*_WARM, *config["packages"]):
        import_module(name)
        for inner in _INNER.get(name, ()):
            import_module(f"{name}.{inner}")
    sys.dont_write_bytecode = True
    for name in [name for name in sys.modules if name.partition(".")[0] == "grader"]:
        del sys.modules[name]
    sys.argv[:] = ["submission.py"]
    channel = _channel(config["socket"])
    if single:
        server.serve_alone(channel)
    else:
        import_filter.keep_listings()
        server.run(channel, config, kept)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]) if sys.argv[1] != "-" else json.loads(sys.stdin.readline()))
