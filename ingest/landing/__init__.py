"""The landing file: what each document's pages hold and what that means, one transaction a document."""

from __future__ import annotations

from ingest.landing.store import Landing, Refusal

__all__ = ["Landing", "Refusal"]
