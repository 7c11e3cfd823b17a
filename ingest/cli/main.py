"""The command line: arguments in, exit code out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from ingest.cli import build, check, diff, doctor, explain, export, publish, read
from ingest.cli.codes import INTERRUPTED, CommandError

_EPILOG = """exit codes:
  0    done; for check: every check that compared something holds
  1    a build or publish published nothing (its message says why), a file cannot be read, or checks do not hold
  2    a wrong argument: no such file, folder or amount
  3    another build of the same warehouse, publication into the same schemas, or export to the same folder is running
  4    a build published its file, but old numbers changed and no document, reader, dictionary or rule did
  130  interrupted
"""


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="yusuan",
        description="Chinese budget disclosures as one warehouse: build it, look into it, check it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for module in (build, read, check, explain, doctor, diff, export, publish):
        module.add_to(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except CommandError as error:
        print(f"yusuan: {error}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        print("yusuan: interrupted; the published warehouse is as it was", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has seen enough (`yusuan check | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code
