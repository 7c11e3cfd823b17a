"""What a bad document does to its worker. A module of its own: workers import it by name."""

from __future__ import annotations

import os
import time


def behave(how: str) -> str:
    if how == "hang":
        time.sleep(60)
    if how == "crash":
        os.abort()
    if how == "eat":
        return str(len(bytearray(8 << 30)))
    if how == "raise":
        raise ValueError("page 3: bad object")
    return how
