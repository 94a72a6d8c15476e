"""The text of an adapter: code that runs beside a submission in its process, of one file or several."""

from __future__ import annotations

from pathlib import Path

from grader.errors import BadDialect


def adapter(path: Path, names: str | list[str] | None) -> str:
    """The text of a dialect's adapter, of one file or several beside its own; raises BadDialect."""
    found = []
    for name in [names] if isinstance(names, str) else names or []:
        try:
            found.append((path.parent / name).read_text(encoding="utf-8"))
            compile(found[-1], name, "exec")
        except (OSError, UnicodeDecodeError) as error:
            raise BadDialect(f"{path.name}: adapter: {name} cannot be read: {error}") from error
        except SyntaxError as error:
            raise BadDialect(f"{path.parent / name}, line {error.lineno}: syntax error: {error.msg}") from error
    return "\n".join(found)
