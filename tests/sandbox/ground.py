"""What attacks aim at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ground:
    """The targets, by the names that stand for them in the text of an attack."""

    names: dict[str, str]

    def text_of(self, attack: Path) -> str:
        """The attack, its targets filled in."""
        text = attack.read_text(encoding="utf-8")
        for name, value in self.names.items():
            text = text.replace(f"@{name}@", value)
        return text
