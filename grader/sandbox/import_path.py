"""Where this process and those that it starts may import from; never from a folder that submissions can write to.

The first module that the program imports, so that nothing comes before it: it needs no more than what the interpreter
has loaded by then.
"""

import os
import sys

Path = os.PathLike[str]
_PACKAGES = ("site-packages", "dist-packages")
HOME = os.path.dirname(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
)  # the folder that holds our packages


def confine(untrusted: list[Path] | tuple[()] = ()) -> None:
    """Leave the search path of this process as `safe` says."""
    sys.path[:] = safe(sys.path, untrusted)


def safe(path: list[str], untrusted: list[Path] | tuple[()] = ()) -> list[str]:
    """A search path in the order standard library, our own packages, installed packages, PYTHONPATH.

    What PYTHONPATH names comes last, where it shadows nothing. Left out are relative entries, the working directory,
    and of PYTHONPATH what lies in it, in a folder that is not trusted, or may be written to by everybody.
    """
    here = os.path.realpath(os.curdir)
    closed = {here, *map(os.path.realpath, untrusted)}
    named = {os.path.realpath(entry) for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if entry} - {HOME}
    usual: list[str] = []
    asked: list[str] = []
    for entry in dict.fromkeys(entry for entry in path if os.path.isabs(entry)):
        real = os.path.realpath(entry)
        if (real == here and real != HOME) or _is_script_folder(real):
            continue
        if real not in named:
            usual.append(entry)
        elif not _is_open(real) and not any(_within(real, folder) for folder in closed):
            asked.append(entry)
    if os.path.basename(HOME) not in _PACKAGES or HOME not in usual:
        usual = [entry for entry in usual if os.path.realpath(entry) != HOME]
        usual.insert(_first_packages(usual), HOME)
    return [*usual, *asked]


def _first_packages(path: list[str]) -> int:
    """Where the installed packages begin: behind the standard library."""
    return next((k for k, entry in enumerate(path) if os.path.basename(entry) in _PACKAGES), len(path))


def _is_script_folder(real: str) -> bool:
    """Whether an entry is where the program's script lies, which Python puts in front."""
    return real == os.path.dirname(os.path.realpath(sys.argv[0] or os.curdir)) and real != HOME


def _is_open(folder: str) -> bool:
    """Whether everybody may write into a folder."""
    try:
        return bool(os.stat(folder).st_mode & 0o002)
    except OSError:
        return True


def _within(real: str, folder: str) -> bool:
    """Whether a path is a folder or lies below it."""
    return real == folder or real.startswith(folder.rstrip(os.sep) + os.sep)
