"""What a worker's interpreter is started with: its command line and its environment."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.sandbox import packages, readable_paths
from grader.worker import wire

WORKER = str(Path(wire.__file__).resolve().parent)

# One thread: a fork must find no other, and timings of two threads on a busy machine vary twentyfold.
_ENVIRONMENT: Mapping[str, str] = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/nonexistent",
    "LANG": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "PYTHONHASHSEED": "0",
    "MPLBACKEND": "Agg",
}
# Windows starts neither Python nor sockets without the first two.
_WINDOWS = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP")
# Where the libraries of a GPU lie and which of the GPUs are meant; only a worker without a sandbox reaches one.
DEVICES = (
    "LD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES", "CUDA_DEVICE_ORDER", "HIP_VISIBLE_DEVICES", "ROCR_VISIBLE_DEVICES",
    "ONEAPI_DEVICE_SELECTOR", "ZE_AFFINITY_MASK",
)  # fmt: skip


def environment(*more: str) -> dict[str, str]:
    """The whole environment of a worker: nothing of the judge's but some variables that are named."""
    kept = (*more, *(_WINDOWS if sys.platform == "win32" else ()))
    return {**_ENVIRONMENT, **{name: os.environ[name] for name in kept if name in os.environ}}


def configuration(mode: str, channel: int | str, preloaded: Sequence[str]) -> dict[str, Any]:
    """What every worker is told: see grader/worker/__main__.py."""
    return {
        "mode": mode,
        "socket": channel,
        "folders": packages.folders(),
        "offered": packages.offered(preloaded),
        "packages": list(preloaded),
        "hidden": False,
    }


def command(config: Mapping[str, Any] | None, worker: str = WORKER) -> list[str]:
    """The command line of a worker's interpreter; without a configuration it is read from its input."""
    told = "-" if config is None else json.dumps(config)
    return [readable_paths.interpreter(), "-I", "-S", "-X", "utf8", worker, told]


def ending_of(code: int) -> str:
    """An exit code or negative signal number in words; SIGKILL is ours and tells nothing."""
    if code >= 0:
        return f"exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
    return "" if name == "SIGKILL" else name
