"""What a file is likely to be, by its name: what a person would call a hand-in, and what is passed over on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

CODE_SUFFIXES = ("py", "ipynb")
ANSWERS = "answers.toml"  # or alice.answers.toml
TEXTS = frozenset({"txt", "json", "text"})
IMAGES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "bmp", "webp", "ico", "tif", "tiff", "heic", "eps"})
DATA = frozenset(
    {"csv", "tsv", "npy", "npz", "mat", "h5", "hdf5", "pkl", "pickle", "joblib", "pt", "pth", "ckpt", "bin", "dat"}
    | {"db", "sqlite", "xml", "yml", "yaml", "toml", "cfg", "ini", "log", "lock", "parquet", "wav", "mp3", "mp4"}
    | {"avi", "mov", "pyc", "pyo", "pyd", "so", "whl", "css", "js", "map", "woff", "ttf"}
)
WORDS = frozenset({"md", "rst", "markdown"})
# Files without a suffix that come along with projects.
PROJECT = frozenset(
    {"readme", "license", "licence", "makefile", "dockerfile", "pipfile", "procfile", "authors", "notice"}
)
CACHES = frozenset({"__pycache__", "__MACOSX", "node_modules", "site-packages"})
ENVIRONMENT = ({"pyvenv.cfg", "bin"}, {"pyvenv.cfg", "Scripts"})  # what the top of a virtual environment holds


class Kind(StrEnum):
    """What a file is likely to be; the values of those that are passed over are how they are counted."""

    CODE = "code"
    ZIP = "zip"
    ANSWERS = "answers"  # to a quiz
    MAYBE = "maybe code"  # its content decides
    OTHER = "other"  # a document, an archive, another language: somebody's hand-in, which cannot be read
    IMAGE = "images"
    DATA = "data"
    WORDS = "texts"
    HIDDEN = "hidden"
    CACHE = "caches"


HANDED_IN = (Kind.CODE, Kind.ZIP, Kind.ANSWERS, Kind.MAYBE, Kind.OTHER)


def kind_of(name: str) -> Kind:
    """What a file of this name is likely to be: of `hw.ipynb.json` and `hw.py.txt` the inner suffix counts."""
    if name.startswith((".", "~$")):
        return Kind.HIDDEN
    stem, *suffixes = name.lower().split(".")
    if name.lower() == ANSWERS or name.lower().endswith(f".{ANSWERS}"):
        return Kind.ANSWERS
    last = suffixes[-1] if suffixes else ""
    if any(suffix in CODE_SUFFIXES for suffix in suffixes[-2:]) and last not in ("pyc", "zip"):
        return Kind.CODE
    if last == "zip":
        return Kind.ZIP
    if not suffixes:
        return Kind.WORDS if stem in PROJECT else Kind.MAYBE
    kinds = ((TEXTS, Kind.MAYBE), (IMAGES, Kind.IMAGE), (DATA, Kind.DATA), (WORDS, Kind.WORDS))
    return next((kind for suffixes_of, kind in kinds if last in suffixes_of), Kind.OTHER)


def is_environment(names: set[str]) -> bool:
    """Whether a folder with these entries is a virtual environment; the file alone hides nothing."""
    return any(marks <= names for marks in ENVIRONMENT)


def counted(passed: Mapping[str, int]) -> str:
    """`1 data, 2 images, 1 text`: how much there is of what is passed over."""
    return ", ".join(f"{count} {kind if count != 1 else single(kind)}" for kind, count in sorted(passed.items()))


def single(kind: str) -> str:
    """`text` of `texts`, `other file in ...` of `other files in ...`."""
    return kind.replace("files ", "file ", 1) if " " in kind else kind.removesuffix("s")
