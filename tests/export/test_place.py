"""Where an export may go, and that one which fails leaves everything as it was."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.cli import main as yusuan
from ingest.export.failure import ExportBusy, ExportFailed
from ingest.export.place import PACKAGE, SUMS, replaced

COMMAND = str(Path(sys.executable).with_name("yusuan"))


def put(folder: Path, text: str) -> None:
    """An export of one file."""
    with replaced(folder) as beside:
        (beside / "one.csv").write_text(text)
        (beside / PACKAGE).write_text('{"name": "yusuan"}')
        (beside / SUMS).write_text(f"0  one.csv\n0  {PACKAGE}\n")


def asked_of(warehouse: Path, folder: Path) -> int:
    return yusuan(["export", "--to", str(folder), "--format", "csv", "--warehouse", str(warehouse)])


def test_an_export_that_fails_leaves_the_last_one_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, "first")
    with pytest.raises(KeyboardInterrupt), replaced(out):
        raise KeyboardInterrupt
    assert (out / "one.csv").read_text() == "first"
    with pytest.raises(OSError, match="full"), replaced(tmp_path / "new" / "deep"):
        raise OSError("full")
    assert [path.name for path in tmp_path.iterdir()] == ["out"], "not even the folders above it"


def test_two_at_once_into_one_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with replaced(out) as beside:
        (beside / "mine").write_text("")
        with pytest.raises(ExportBusy, match="another export"):
            put(out, "second")
        assert (beside / "mine").exists(), "the first goes on undisturbed"
    assert (out / "mine").exists()


def test_what_a_killed_export_left_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / ".out.exporting" / "csv"
    left.mkdir(parents=True)
    (left / "half.csv").write_text("")
    put(tmp_path / "out", "whole")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"one.csv", PACKAGE, SUMS}


def test_what_lies_in_an_earlier_export_is_not_thrown_away(tmp_path: Path) -> None:
    put(tmp_path / "out", "first")
    (tmp_path / "out" / "warehouse.duckdb").write_text("mine")
    with pytest.raises(ExportFailed, match=r"warehouse\.duckdb: lies in an earlier export"):
        put(tmp_path / "out", "second")


def test_a_link_stays_a_link(warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "disk" / "out")
    for _ in range(2):
        assert asked_of(warehouse, tmp_path / "link") == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "disk" / "out" / SUMS).is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"link", "disk"}


def test_the_folder_of_the_warehouse_is_refused(
    warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copyfile(warehouse, tmp_path / "warehouse.duckdb")
    assert asked_of(tmp_path / "warehouse.duckdb", tmp_path) == 1
    assert "holds something that is no export" in capsys.readouterr().err


def test_a_path_below_a_file_and_a_file_that_is_no_database(
    warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no database at all, and long enough to be looked at" * 99)
    assert asked_of(warehouse, tmp_path / "file" / "out") == 1
    assert "nothing was changed there" in capsys.readouterr().err
    assert asked_of(tmp_path / "file", tmp_path / "out") == 1
    assert "not a valid DuckDB database" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("kind", ["parquet", "csv", "xlsx"])
def test_a_full_disk_is_said_and_leaves_nothing(kind: str, warehouse: Path, tmp_path: Path) -> None:
    """A process that may write no file beyond 20 kB stands for a disk that is full."""

    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    ended = subprocess.run(
        [COMMAND, "export", "--to", str(tmp_path / "out"), "--format", kind, "--warehouse", str(warehouse)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=no_room,
    )
    assert ended.returncode == 1, ended.stderr
    assert ended.stderr.startswith("yusuan: ")
    assert "nothing was changed there" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_leaves_nothing(warehouse: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    running = subprocess.Popen(
        [COMMAND, "export", "--to", str(out), "--warehouse", str(warehouse)],
        stderr=subprocess.PIPE,
        text=True,
    )
    while not list(tmp_path.glob(".out.exporting/csv/*")):
        assert running.poll() is None
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130, said
    assert "interrupted" in said
    assert list(tmp_path.iterdir()) == []
