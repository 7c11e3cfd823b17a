"""Numbers that the narrative states, with what the words around them say of them."""

from __future__ import annotations

from ingest.interpret.claims.read import read_claims

__all__ = ["read_claims"]
