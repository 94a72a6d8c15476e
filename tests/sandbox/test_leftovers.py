"""What a run that was killed leaves in the folder for temporary files, the next one removes."""

import os
from pathlib import Path

import pytest

from grader.sandbox import leftovers


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of its own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_an_abandoned_folder_is_removed(temporary: Path) -> None:
    """Empty or not; one that is held, and what only looks alike, stay."""
    (temporary / "submissions-empty").mkdir()
    (temporary / "submissions-full" / "0").mkdir(parents=True)
    (temporary / "submissions-full" / "0" / "left").write_text("x")
    (temporary / "submissions-file").write_text("x")
    (temporary / "target").mkdir()
    (temporary / "submissions-link").symlink_to(temporary / "target")
    folder, descriptor = leftovers.made()
    leftovers.clear()
    left = {path.name for path in temporary.iterdir()}
    assert left == {"submissions-file", "submissions-link", "target", os.path.basename(folder)}
    assert descriptor is not None
    os.close(descriptor)
    leftovers.clear()
    assert not os.path.exists(folder)
