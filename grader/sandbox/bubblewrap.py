"""The bubblewrap cage around a zygote: its own processes, network, and a file system of what it may read.

bubblewrap is a system package (`apt install bubblewrap`); it needs unprivileged user namespaces, or root.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from grader.sandbox import privileges, readable_paths

SCRATCH = "/scratch"
WORKER = "/worker"
SCRATCH_BYTES = 64 << 20
# As root, what the zygote needs to give workers another user and to clear up after them; workers keep nothing.
_KEPT = ("CAP_SETUID", "CAP_SETGID", "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_KILL")


def executable() -> str | None:
    """Where bubblewrap is."""
    return shutil.which("bwrap")


def prefix(worker: str) -> list[str]:
    """The command line before that of the zygote, whose folder `worker` is seen as `WORKER`."""
    arguments = [executable() or "bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    arguments += ["--unshare-cgroup-try", "--hostname", "sandbox", "--cap-drop", "ALL"]
    if privileges.rules_namespaces():
        for capability in _KEPT:
            arguments += ["--cap-add", capability]
    else:
        arguments += ["--unshare-user", "--disable-userns"]
    arguments += ["--proc", "/proc", "--dev", "/dev", "--size", str(SCRATCH_BYTES), "--tmpfs", SCRATCH]
    for link in ("/lib", "/lib64"):
        if Path(link).is_symlink():
            arguments += ["--symlink", os.readlink(link), link]
    for folder in _above([*readable_paths.bound(), *readable_paths.package_entries()]):
        arguments += ["--perms", "0755", "--dir", folder]  # bubblewrap's own would be closed to other users
    for path in readable_paths.bound():
        arguments += ["--ro-bind", path, path]
    for folder in readable_paths.package_masks():
        arguments += ["--tmpfs", folder]
    for path in readable_paths.package_entries():
        arguments += ["--ro-bind", path, path]
    return [*arguments, "--ro-bind", worker, WORKER, "--remount-ro", "/", "--chdir", "/"]


def _above(paths: list[str]) -> list[str]:
    """Every folder on the way to the paths, outer ones first."""
    return sorted({str(folder) for path in paths for folder in Path(path).parents if str(folder) != "/"})
