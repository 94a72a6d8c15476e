"""Code that comes with a dialect's file: an adapter, which runs beside a submission, and modules of the course."""

from __future__ import annotations

from pathlib import Path

from grader.errors import BadDialect


def adapter(path: Path, names: str | list[str] | None) -> str:
    """The text of a dialect's adapter, of one file or several beside its own; raises BadDialect."""
    return "\n".join(code(path, "adapter", file) for file in adapter_files(path, names))


def adapter_files(path: Path, names: str | list[str] | None) -> list[Path]:
    """The files of a dialect's adapter."""
    return [path.parent / name for name in ([names] if isinstance(names, str) else names or [])]


def modules(path: Path, name: str | None) -> dict[str, str]:
    """The texts of the modules in a folder beside a dialect's file, by their paths in it; raises BadDialect."""
    if name is None:
        return {}
    folder = path.parent / name
    found = {file.relative_to(folder).as_posix(): code(path, "modules", file) for file in folder.rglob("*.py")}
    if not found:
        raise BadDialect(f"{path.name}: modules: {name} holds no .py file")
    return dict(sorted(found.items()))


def code(path: Path, key: str, file: Path) -> str:
    """The text of a file of Python that a dialect's file names; raises BadDialect."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadDialect(f"{path.name}: {key}: {file.name} cannot be read: {error}") from error


def compiled(path: Path, names: str | list[str] | None, modules: str | None) -> None:
    """See that what comes with a dialect is Python; raises BadDialect."""
    files = [*adapter_files(path, names), *((path.parent / modules).rglob("*.py") if modules else ())]
    for file in files:
        try:
            compile(file.read_text(encoding="utf-8"), file.name, "exec")
        except SyntaxError as error:
            raise BadDialect(f"{file}, line {error.lineno}: syntax error: {error.msg}") from error
