"""What ends an export."""


class ExportFailed(Exception):
    """Nothing was written where it was asked for; the message says why and what to do."""
