"""Entry of `python -I -S FOLDER CONFIG`: the standard library and this folder, nothing of the installation.

CONFIG is JSON: `mode` ("zygote" or "single"), `socket` (a descriptor), `folders` (where packages lie), `offered`
(their top-level names), `packages` (imported beforehand).
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


def _mount() -> None:
    """Make this folder importable as grader.worker and nothing else of that package."""
    for name, folders in (("grader", []), ("grader.worker", [OWN])):
        module = ModuleType(name)
        module.__path__ = folders
        sys.modules[name] = module


def _channel(given: int | str) -> socket.socket:
    """The inherited socket; on Windows it is shared as bytes (base64) instead of a descriptor."""
    if isinstance(given, int):
        return socket.socket(fileno=given)
    share = base64.b64decode(given)
    return socket.fromshare(share)  # type: ignore[attr-defined,no-any-return,unused-ignore]


def main(config: dict[str, Any]) -> None:
    """Import what submissions need, forget where our own files are, and serve."""
    _mount()
    from grader.worker import offer  # noqa: PLC0415 - only now importable

    offer.install(config["folders"], config["offered"], sys.path[0])
    for name in ("linecache", "traceback", "warnings", "tokenize", "types", "random", *config["packages"]):
        import_module(name)
    zygote = import_module("grader.worker.zygote")
    serve = import_module("grader.worker.serve")
    sys.dont_write_bytecode = True
    for name in [name for name in sys.modules if name.partition(".")[0] == "grader"]:
        del sys.modules[name]
    sys.argv[:] = ["submission.py"]
    channel = _channel(config["socket"])
    if config["mode"] == "zygote":
        zygote.run(channel)
    else:
        serve.serve_alone(channel)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
