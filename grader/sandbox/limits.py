"""What a submission may use up, and which modules it may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds of one worker. Times in seconds of wall clock, sizes in megabytes."""

    call_s: float = 10.0  # one call
    total_s: float = 60.0  # the life of the worker
    load_s: float = 10.0  # running the file's top level
    memory_mb: int = 1024  # address space beyond what the zygote has mapped
    file_mb: int = 16  # one file
    output_mb: int = 16  # everything printed; the last 64 KB are kept


@dataclass(frozen=True)
class Rules:
    """Modules whose use is refused ("torch", "torch.nn.Linear"); an import that is never used does no harm."""

    forbidden: tuple[str, ...] = ()
