"""From bytes to text, in whichever of the encodings Chinese files come in."""

from __future__ import annotations

import codecs
import re

from ingest.readers.errors import Unreadable

UNKNOWN = "\ufffd"
MOST_DAMAGE = 0.005  # of the characters: a file with a few spoilt bytes is still read

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_USUAL = ("utf-8", "gb18030")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text; what the file declares itself to be is tried before what is usual."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    encodings = [name for name in (_known(declared), *_USUAL) if name]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = min((data.decode(name, "replace") for name in encodings), key=lambda t: t.count(UNKNOWN))
    if text.count(UNKNOWN) > MOST_DAMAGE * len(text):
        raise Unreadable(
            "The text is in no encoding that is known (UTF-8, GB18030, UTF-16). Save it as UTF-8."
        )
    return text


def _known(declared: str | None) -> str | None:
    """Python's name for a declared charset; GB2312 and GBK are read as GB18030, which holds both."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    return "gb18030" if name in ("gb2312", "gbk", "hz") else name


def begins_as_text(head: bytes) -> str | None:
    """The start of a file as text, or None where it is none; a character cut at the end does no harm."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return codecs.getincrementaldecoder(encoding)("replace").decode(head)
    if _CONTROLS.search(head):
        return None
    texts = [codecs.getincrementaldecoder(name)("replace").decode(head) for name in _USUAL]
    text = min(texts, key=lambda t: t.count(UNKNOWN))
    return text if text.count(UNKNOWN) <= MOST_DAMAGE * len(text) else None
