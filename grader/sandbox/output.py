"""What a worker prints: the tail is kept, the rest counted, a flood ends the worker."""

from __future__ import annotations

import os
import re
from typing import IO

from grader.errors import WorkerLost

KEPT = 64 << 10
_BREAKS = {ord("\n"): None, ord("\t"): None}
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{8,}\b")


def printable(text: str) -> str:
    """Text without control characters: a submission must not steer the reader's terminal."""
    if text.translate(_BREAKS).isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text)


def steady(text: str) -> str:
    """Text without memory addresses (`<object at 0x7f...>`), which differ from run to run."""
    return _ADDRESS.sub("0x...", text)


class PipeOutput:
    """Prints that come through a pipe, read in the same wait as the replies."""

    pollable = True

    def __init__(self, descriptor: int, most_bytes: int) -> None:
        os.set_blocking(descriptor, False)
        self._descriptor: int | None = descriptor
        self._most = most_bytes
        self._count = 0
        self._tail = b""

    def fileno(self) -> int | None:
        """The pipe; None once the worker has closed its end of it."""
        return self._descriptor

    def drain(self) -> None:
        """Take in what is there; raises WorkerLost when there was more than allowed in all."""
        while self._descriptor is not None:
            try:
                part = os.read(self._descriptor, 1 << 16)
            except BlockingIOError:
                return
            if not part:
                self.close()
                return
            self._count += len(part)
            self._tail = (self._tail + part)[-KEPT:]
            if self._count > self._most:
                raise WorkerLost("output", f"the submission printed more than {self._most >> 20} MB")

    def since(self, heard: int) -> tuple[str, int]:
        """What came after the first `heard` bytes, as far as it is kept, and how many there are now."""
        new = self._count - heard
        return printable(self._tail[-new:].decode("utf-8", "replace")) if new > 0 else "", self._count

    @property
    def text(self) -> str:
        """The last 64 KB."""
        return printable(self._tail.decode("utf-8", "replace"))

    def close(self) -> None:
        """Close our end."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


class FileOutput:
    """Prints that go to an anonymous file, for systems where a pipe cannot be waited for beside a socket."""

    pollable = False

    def __init__(self, file: IO[bytes], most_bytes: int) -> None:
        self._file = file
        self._most = most_bytes
        self._tail = b""

    def fileno(self) -> int | None:
        """Nothing to wait for."""
        return None

    def drain(self) -> None:
        """Raises WorkerLost when the file has grown past the bound."""
        if not self._file.closed and os.fstat(self._file.fileno()).st_size > self._most:
            raise WorkerLost("output", f"the submission printed more than {self._most >> 20} MB")

    def since(self, heard: int) -> tuple[str, int]:
        """What came after the first `heard` bytes, as far as it is kept, and how many there are now."""
        if self._file.closed:
            return "", heard
        size = os.fstat(self._file.fileno()).st_size
        self._file.seek(max(heard, size - KEPT))
        return printable(self._file.read(KEPT).decode("utf-8", "replace")), size

    @property
    def text(self) -> str:
        """The last 64 KB."""
        if not self._file.closed:
            size = os.fstat(self._file.fileno()).st_size
            self._file.seek(max(0, size - KEPT))
            self._tail = self._file.read(KEPT)
        return printable(self._tail.decode("utf-8", "replace"))

    def close(self) -> None:
        """Keep the tail, drop the file."""
        if not self._file.closed:
            _ = self.text
            self._file.close()
