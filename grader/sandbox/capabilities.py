"""What this machine can enforce, tried out layer by layer, for whoever has to choose or repair it."""

from __future__ import annotations

import os
import subprocess
import sys

from grader.errors import LoadFailed, Raised, SandboxUnavailable, WorkerLost
from grader.sandbox import bubblewrap, levels, privileges, readable_paths
from grader.sandbox.start import start


def survey() -> list[tuple[str, bool, str]]:
    """(layer or level, whether it works here, why or why not); starts and ends a sandbox of every level."""
    found = [("operating system", sys.platform == "linux", f"{sys.platform}; levels A, B and C need Linux")]
    if sys.platform == "linux":
        found += [_bubblewrap(), _landlock(), _seccomp(), _user(), _interpreter()]
    return [*found, *(_level(name) for name in levels.LEVELS)]


def _bubblewrap() -> tuple[str, bool, str]:
    program = bubblewrap.executable()
    if program is None:
        return "bubblewrap", False, "bwrap was not found; install it with `apt install bubblewrap`"
    tried = subprocess.run(
        [program, "--unshare-pid", "--unshare-net", "--ro-bind", "/", "/", "true"], capture_output=True, text=True
    )
    said = tried.stderr.strip().splitlines()
    return "bubblewrap", tried.returncode == 0, said[-1] if said else program


def _landlock() -> tuple[str, bool, str]:
    from grader.worker import landlock  # only Linux has what it needs

    version = landlock.abi()
    lacking = {4: "TCP", 6: "signals and abstract sockets"}
    gaps = [text for since, text in lacking.items() if version < since]
    if not version:
        return "Landlock", False, "the kernel is older than 5.13 or was booted without it"
    return "Landlock", True, f"version {version}" + (f"; leaves to seccomp: {', '.join(gaps)}" if gaps else "")


def _seccomp() -> tuple[str, bool, str]:
    from grader.worker import seccomp  # only Linux has what it needs

    machine = os.uname().machine
    known = machine in seccomp.AUDIT_ARCH
    return "seccomp", known, machine if known else f"no table of system calls for {machine}"


def _user() -> tuple[str, bool, str]:
    closed = readable_paths.closed_to_others()
    if not privileges.rules_users():
        return "another user", False, "only root can give submissions another user; they run as you, confined"
    if closed:
        return "another user", False, f"{closed} cannot be read by other users"
    return "another user", levels.user() is not None, "root here" if levels.user() else "no other user is mapped here"


def _interpreter() -> tuple[str, bool, str]:
    hidden = readable_paths.hidden_from_others()
    where = readable_paths.standard_library()
    return "interpreter", True, f"{where}{' (below a closed folder: reached by descriptor)' if hidden else ''}"


def _level(name: str) -> tuple[str, bool, str]:
    label = f"level {name}"
    try:
        with start(name) as sandbox, sandbox.open("def answer(): return 42") as worker:
            worker.call("answer", [])
            return label, True, ", ".join(sandbox.enforces)
    except (SandboxUnavailable, LoadFailed, Raised, WorkerLost) as reason:
        return label, False, str(reason)
