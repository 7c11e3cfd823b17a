from pathlib import Path
from ingest.build.progress import Stage


def run_gate(build_file: Path, landing: Path, target: Path, stage: Stage) -> None:
    """"""
