"""dbt in a process of its own: `python -m ingest.build.dbt_process ARGUMENTS…`.

It ends with the build that started it, so that no orphan keeps the landing locked. One JSON line goes out for
each node that ends; dbt's own log goes to its log folder.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from typing import Any

from dbt.cli.main import dbtRunner

_PR_SET_PDEATHSIG = 1


def _die_with_parent(parent: int) -> None:
    """Linux tells a process of its parent's death; elsewhere its build file is simply gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def _tell(event: Any) -> None:
    if event.info.name == "ConcurrencyLine":
        print(json.dumps({"total": event.data.node_count}), flush=True)
    elif event.info.name == "NodeFinished":
        node = event.data.node_info
        print(json.dumps({"name": node.node_name, "status": node.node_status}), flush=True)


def main() -> int:
    parent, *arguments = sys.argv[1:]
    _die_with_parent(int(parent))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build is told, and ends dbt
    result = dbtRunner(callbacks=[_tell]).invoke(arguments)
    if result.exception is not None:
        print(json.dumps({"exception": str(result.exception)}), flush=True)
    return 0 if result.success else 1


if __name__ == "__main__":
    sys.exit(main())
