"""How Superset is served: on loopback, and with its address printed once it answers."""

from __future__ import annotations

from typing import Any

from settings import settings

bind = f"127.0.0.1:{settings().port}"
wsgi_app = "superset.app:create_app()"
# One request at a time in each process: every chart opens the warehouse anew, and so sees a build as soon as it is
# published. Threads would share one open file, the old one for as long as any of them reads.
worker_class = "sync"
workers = 3
preload_app = True  # loaded once, and shared
timeout = 120
loglevel = "warning"


def when_ready(_server: Any) -> None:
    print(f"Superset: http://{bind}/superset/dashboard/yusuan/  (Ctrl-C ends it)", flush=True)
