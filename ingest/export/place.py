"""Where an export goes: made beside its place under a lock, put there whole, and nothing else written over."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.export.failure import ExportBusy, ExportFailed

PACKAGE, SUMS = "datapackage.json", "SHA256SUMS"


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A folder to write into; it takes the place of `folder` if all goes well, and leaves nothing if not."""
    _refuse_what_is_not_ours(folder)
    missing = [parent for parent in folder.parents if not parent.exists()]
    beside = folder.with_name(f".{folder.name}.exporting")
    try:
        with _alone_in(beside):
            try:
                yield beside
                _swap(beside, folder)
            except BaseException:
                shutil.rmtree(beside, ignore_errors=True)
                raise
    except BaseException:
        for parent in missing:
            if parent.is_dir() and not any(parent.iterdir()):
                parent.rmdir()
        raise


def _refuse_what_is_not_ours(folder: Path) -> None:
    """A folder with anything else in it may be somebody's work: nothing there is written over."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    try:
        package = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
        is_ours = package.get("name") == "yusuan"
        sums = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (NotADirectoryError, FileNotFoundError, ValueError, AttributeError):
        is_ours, sums = False, []
    if not is_ours:
        raise ExportFailed(f"{folder}: holds something that is no export; name an empty or a new folder")
    # What somebody put into an earlier export, perhaps the warehouse itself.
    written = {line.partition("  ")[2] for line in sums} | {SUMS}
    for path in sorted(folder.rglob("*")):
        if not path.is_dir() and path.relative_to(folder).as_posix() not in written:
            raise ExportFailed(
                f"{path}: lies in an earlier export and is no part of it; move it, or name a new folder"
            )


@contextmanager
def _alone_in(beside: Path) -> Iterator[None]:
    """The lock is on the folder itself: it goes with the process, and what a killed one left is cleared."""
    beside.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(beside, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            is_there = os.path.samestat(os.fstat(descriptor), beside.stat())
        except (BlockingIOError, FileNotFoundError):
            is_there = False
        # Another may have put the folder in its place between our opening and our lock.
        if not is_there:
            raise ExportBusy(f"{beside}: another export to this folder is running; wait until it ends")
        for left in beside.iterdir():
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left)
            else:
                left.unlink()
        yield
    finally:
        os.close(descriptor)


def _swap(beside: Path, folder: Path) -> None:
    """A folder cannot be renamed over another: for a moment between two renames there is none."""
    old = folder.with_name(f".{folder.name}.replaced")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    try:
        beside.rename(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
