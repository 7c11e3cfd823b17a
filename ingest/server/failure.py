"""Why nothing was published to the server."""

from __future__ import annotations


class BadAddress(Exception):
    """The address, or another argument, is not one that we take. The message never repeats the address."""


class PublishFailed(Exception):
    """The server, or what stands on it, does not let us; the schemas are as they were."""


class Busy(PublishFailed):
    """Somebody else publishes into the same schemas."""
