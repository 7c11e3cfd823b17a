"""Who publishes, for which year and what, as the name of a file says: some bodies are named nowhere else."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ingest.interpret.identity import titled
from ingest.interpret.reading import Identity

# 附件1：, 附件2-1., 【公开】 before the title that a file is named by
_BEFORE = re.compile(
    r"^(?:附件[\d一二三四五六七八九十]*(?:[-－]\d+)?[\s:：、.．_-]*|【[^】]*】\s*|[\d一二三四五六七八九十]+[\s:：、.．_-]+)"
)


def said_by_name(path: str) -> Identity | None:
    """What the last part of a path says where it reads like a title; None where it names no body."""
    return titled(_BEFORE.sub("", PurePosixPath(path).stem))
