"""Files of workers: rules of Landlock, the private folder, what of an installation may be seen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("needs Linux", allow_module_level=True)

from grader.sandbox import packages, readable_paths
from grader.worker import landlock, scratch

RESTRICTED = """
import os, sys
from grader.worker import kernel, landlock
allowed, refused, writable = sys.argv[1:]
rules = landlock.ruleset([allowed, "/does/not/exist"], [writable])
kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
landlock.restrict(rules)
def can(path, mode):
    try:
        open(path, mode).close()
        return True
    except PermissionError:
        return False
print(can(allowed + "/file", "r"), can(allowed + "/file", "a"), can(refused, "r"), can(writable + "/new", "w"))
"""


def test_landlock_rules(tmp_path: Path) -> None:
    """What is granted can be read, what is writable written, nothing else opened; missing paths are left out."""
    if not landlock.abi():
        pytest.skip("no Landlock here")
    for name in ("allowed", "writable"):
        (tmp_path / name).mkdir()
    (tmp_path / "allowed" / "file").touch()
    (tmp_path / "refused").touch()
    targets = [str(tmp_path / name) for name in ("allowed", "refused", "writable")]
    done = subprocess.run([sys.executable, "-c", RESTRICTED, *targets], capture_output=True, text=True, timeout=30)
    assert done.stdout == "True False False True\n", done.stderr


def test_emptying_a_hostile_folder(tmp_path: Path) -> None:
    """Deeper than a path may be long, with links, closed folders and odd names: all of it goes."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "stays").touch()
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(outside)
    (folder / "closed").mkdir(0)
    (folder / "\udcff\n").touch()
    before = os.getcwd()
    try:
        os.chdir(folder)
        for _ in range(1200):
            os.mkdir("deep")
            os.chdir("deep")
        Path("file").touch()
        os.mkdir("inner", 0)
    finally:
        os.chdir(before)
    scratch.empty(str(folder))
    assert list(folder.iterdir()) == []
    assert (outside / "stays").exists()


def test_a_full_folder_is_noticed(tmp_path: Path) -> None:
    """By the number of its entries and by their size, links not followed."""
    (tmp_path / "link").symlink_to("/usr")
    assert not scratch.full(str(tmp_path))
    (tmp_path / "large").write_bytes(bytes(1 << 20))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scratch, "BYTES", 1 << 19)
        assert scratch.full(str(tmp_path))
    (tmp_path / "many").mkdir()
    for number in range(scratch.ENTRIES):
        (tmp_path / "many" / str(number)).touch()
    assert scratch.full(str(tmp_path))


def test_no_folder_is_too_deep_to_be_counted(tmp_path: Path) -> None:
    """Below a path that the kernel does not take any more, files count all the same."""
    before = os.getcwd()
    try:
        os.chdir(tmp_path)
        for _ in range(18):
            os.mkdir("d" * 250)
            os.chdir("d" * 250)
        assert not scratch.full(str(tmp_path))
        for number in range(scratch.ENTRIES):
            Path(str(number)).touch()
    finally:
        os.chdir(before)
    assert scratch.full(str(tmp_path))
    assert scratch.empty(str(tmp_path))


def test_what_cannot_be_counted_is_full(tmp_path: Path) -> None:
    """Too many folders inside each other, or a closed one where the watcher has no right to look into it."""
    inner = tmp_path
    for _ in range(scratch.DEPTH):
        inner = inner / "d"
        inner.mkdir()
    assert not scratch.full(str(tmp_path))
    (inner / "d").mkdir()
    assert scratch.full(str(tmp_path))
    assert not scratch.full(str(tmp_path / "missing"))


def test_emptying_is_bounded_in_time(tmp_path: Path) -> None:
    """It stops when its time is used up, says so, and goes on when it is asked again."""
    for number in range(3000):
        (tmp_path / str(number)).touch()
    calls = 0
    while not scratch.empty(str(tmp_path), 0.001):
        calls += 1
    assert calls > 1
    assert list(tmp_path.iterdir()) == []


BOUNDED = """
import os, sys
from grader.worker import mounts
if not mounts.cover(sys.argv[1]):
    sys.exit("may not mount")
kept = []
try:
    for number in range(10):
        kept.append(open(sys.argv[1] + "/file", "wb"))
        os.unlink(kept[-1].name)
        kept[-1].write(bytes(16 << 20))
except OSError as error:
    print(len(kept), error.strerror)
made = 0
try:
    while True:
        open(f"{sys.argv[1]}/{made}", "w").close()
        made += 1
except OSError as error:
    print(made < 5000, error.strerror)
mounts.uncover(sys.argv[1])
print(os.listdir(sys.argv[1]))
"""


def test_a_file_system_of_its_own(tmp_path: Path) -> None:
    """Where the judge may mount: what is deleted and held open counts, and so does every empty file."""
    done = subprocess.run([sys.executable, "-c", BOUNDED, str(tmp_path)], capture_output=True, text=True, timeout=60)
    if "may not mount" in done.stderr:
        pytest.skip("no right to mount here")
    full = "No space left on device"
    assert done.stdout.splitlines() == [f"5 {full}", f"True {full}", "[]"], done.stderr
    assert list(tmp_path.iterdir()) == []


def test_only_offered_packages_are_seen() -> None:
    """Of a folder of packages numpy and its kind, by name; never the folder, the judge or the solutions."""
    seen = readable_paths.readable()
    names = {os.path.basename(path).split(".")[0].split("-")[0].lower() for path in readable_paths.package_entries()}
    assert "numpy" in names
    assert names <= packages.STEMS
    assert not names & {"grader", "reference", "exercises", "hypothesis", "pytest", "pip"}
    for folder in packages.folders():
        assert not any(folder == path or folder.startswith(path + os.sep) for path in seen)
    for mask in readable_paths.package_masks():
        assert mask not in seen
