"""The files that a worker may read: the interpreter, the standard library, offered packages, system libraries.

Entry by entry, never a folder of packages as a whole: a usual installation puts the judge, the reference and the
solutions beside numpy.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from functools import cache
from pathlib import Path

from grader.sandbox import packages

_PACKAGE_FOLDERS = ("site-packages", "dist-packages")
# Loader, time zone, alternatives of BLAS, fonts; what libraries ask about the machine. All the same for everybody.
_SYSTEM = (
    "/etc/ld.so.cache", "/etc/localtime", "/etc/alternatives", "/etc/fonts", "/usr/share/zoneinfo",
    "/usr/share/fonts",
)  # fmt: skip
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
_MACHINE = ("/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu")


def standard_library() -> str:
    """The folder of the standard library."""
    return str(Path(sysconfig.get_path("stdlib")).resolve())


def interpreter() -> str:
    """The real interpreter behind a virtual environment."""
    return str(Path(getattr(sys, "_base_executable", "") or sys.executable).resolve())


def system_libraries() -> list[str]:
    """Folders of shared libraries; not all of /usr/lib where packages of Python lie in it."""
    architecture = sysconfig.get_config_var("MULTIARCH") or "none"
    folders = [f"/usr/lib/{architecture}", f"/lib/{architecture}", "/usr/lib64", "/lib64"]
    if not Path(folders[0]).is_dir():
        folders += ["/usr/lib", "/lib"]
    return list(dict.fromkeys(os.path.realpath(folder) for folder in folders if os.path.isdir(folder)))


def own_libraries() -> list[str]:
    """Shared libraries of the interpreter's own installation (conda keeps its BLAS there)."""
    folder = Path(sys.base_prefix).resolve() / "lib"
    return sorted(str(path) for path in folder.glob("*.so*")) if str(folder) != "/usr/lib" else []


@cache
def package_entries() -> tuple[str, ...]:
    """Files and folders of the offered packages, their libraries and metadata (`numpy.libs`, `numpy-2.4.dist-info`)."""
    found = []
    for folder in packages.folders():
        for name in sorted(os.listdir(folder)):
            if name.split(".")[0].split("-")[0].lower() in packages.STEMS:
                found.append(os.path.join(folder, name))
    return tuple(found)


def package_masks() -> list[str]:
    """Folders of packages that lie inside the standard library's folder and must not be seen with it."""
    inside = (os.path.join(standard_library(), name) for name in _PACKAGE_FOLDERS)
    return [folder for folder in inside if os.path.isdir(folder)]


@cache
def readable() -> tuple[str, ...]:
    """Every path that a worker may read, with all that is below it."""
    library = standard_library()
    entries = [os.path.join(library, name) for name in sorted(os.listdir(library)) if name not in _PACKAGE_FOLDERS]
    return (
        *system_libraries(), *own_libraries(), *_SYSTEM, *_DEVICES, *_MACHINE, *entries, *package_entries()
    )  # fmt: skip


def bound() -> list[str]:
    """What a cage must show: as `readable`, but the standard library as one folder (see `package_masks`)."""
    packaged = [interpreter(), *own_libraries(), standard_library()]
    return [path for path in (*system_libraries(), *_SYSTEM, *packaged) if os.path.exists(path)]


def hidden_from_others() -> bool:
    """Whether another user cannot get to the interpreter or the packages because of a folder above them."""
    above: set[Path] = set()
    for place in (standard_library(), *packages.folders()):
        above |= set(Path(place).parents)
    return any(not folder.stat().st_mode & 0o001 for folder in above)


def closed_to_others() -> str | None:
    """The first of the interpreter's and packages' folders that another user may not read at all."""
    for place in (standard_library(), *packages.folders(), *package_entries()):
        if os.path.isdir(place) and os.stat(place).st_mode & 0o005 != 0o005:
            return place
    return None
