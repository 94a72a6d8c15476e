"""What tests run in a process of its own, as a student does."""

import os
import subprocess
import sys
from pathlib import Path


def pytest_in(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in a folder, as a student does."""
    command = [sys.executable, "-m", "pytest", "-p", "grader.pytest_plugin.plugin", "-p", "no:cacheprovider", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=with_path())


def with_path() -> dict[str, str]:
    """The environment, with this source tree importable where it is not installed."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "COLUMNS": "100"}
