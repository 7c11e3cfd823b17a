"""How Superset is served: on loopback, and with its address printed once it answers."""

from __future__ import annotations

from typing import Any

from settings import settings

bind = f"127.0.0.1:{settings().port}"
wsgi_app = "superset.app:create_app()"
# Threads, because a browser opens connections ahead of need, and a worker without them waits for each to speak.
worker_class = "gthread"
workers = 2
threads = 12
graceful_timeout = 3
preload_app = True  # loaded once, and shared
timeout = 120
loglevel = "warning"


def when_ready(_server: Any) -> None:
    print(f"Superset: http://{bind}/superset/dashboard/yusuan/  (Ctrl-C ends it)", flush=True)
