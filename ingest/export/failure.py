"""What ends an export."""


class ExportFailed(Exception):
    """Nothing was written where it was asked for; the message says why and what to do."""


class ExportBusy(ExportFailed):
    """Another export to the same folder is running."""
