"""Which installed packages a submission may import, and where they lie.

A list of what is offered, not of what is hidden: whatever else is installed beside numpy (the judge, its
solutions, a teacher's own tests) is neither importable nor readable in a worker.
"""

from __future__ import annotations

import importlib.metadata
import re
import sys
import sysconfig
from collections.abc import Sequence
from functools import cache
from pathlib import Path

# Top-level names of the packages that course files import, and of what those import in turn.
OFFERED = frozenset(
    """
    numpy scipy torch matplotlib pylab mpl_toolkits PIL kiwisolver contourpy cycler dateutil six pyparsing packaging
    fontTools typing_extensions sympy mpmath networkx jinja2 markupsafe filelock fsspec functorch torchgen triton
    nvidia setuptools pkg_resources _distutils_hack pandas pytz tzdata sklearn joblib threadpoolctl tqdm seaborn
    h5py imageio skimage lazy_loader tifffile statsmodels patsy numba llvmlite numexpr bottleneck pyarrow
    jax jaxlib ml_dtypes opt_einsum einops autograd future past libfuturize torchvision torchaudio isympy cuda
    """.split()  # noqa: SIM905 - a table
)

# How the files of these packages are named beside their import names: pillow.libs, scikit_learn-1.7.dist-info.
STEMS = frozenset(name.lower() for name in OFFERED) | {"pillow", "scikit_learn", "scikit_image", "python_dateutil"}


@cache
def folders() -> tuple[str, ...]:
    """The folders of the search path that hold an offered package, in order, without the standard library's."""
    standard = {Path(sysconfig.get_path(name)).resolve() for name in ("stdlib", "platstdlib")}
    found: dict[str, None] = {}
    for entry in sys.path:
        folder = Path(entry or ".").resolve()
        if folder in standard or folder.name == "lib-dynload" or not folder.is_dir():
            continue
        if any((folder / name).is_dir() for name in ("numpy", "scipy", "torch", "matplotlib")):
            found[str(folder)] = None
    return tuple(found)


def offered(extra: Sequence[str] = ()) -> list[str]:
    """The names that a worker may import beside the standard library."""
    return sorted(OFFERED | {name.partition(".")[0] for name in extra})


@cache
def others(allowed: tuple[str, ...]) -> tuple[str, ...]:
    """The offered packages that are neither among those allowed, nor numpy, nor needed by one of these."""
    by_import = importlib.metadata.packages_distributions()
    waiting = [stem(found) for name in ("numpy", *allowed) for found in by_import.get(name, [name])]
    needed: set[str] = set()
    while waiting:
        distribution = waiting.pop()
        if distribution not in needed:
            needed.add(distribution)
            waiting += requirements(distribution)
    used = {name for name, made_by in by_import.items() if needed.intersection(map(stem, made_by))}
    return tuple(sorted(OFFERED - used - {"numpy", *allowed}))


def requirements(distribution: str) -> list[str]:
    """What an installed distribution needs, extras left out; nothing of one that is not installed."""
    try:
        found = importlib.metadata.requires(distribution) or []
    except importlib.metadata.PackageNotFoundError:
        return []
    return [stem(re.split(r"[^\w.-]", text, maxsplit=1)[0]) for text in found if "extra ==" not in text]


def stem(name: str) -> str:
    """The name of a distribution in the spelling in which names are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()
