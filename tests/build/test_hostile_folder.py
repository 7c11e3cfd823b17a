"""A folder of hostile files, made here: each costs itself, is named with a remedy, and the sound one is read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
import typst

from ingest.build import work
from ingest.build.limits import Limits
from ingest.build.pool import Failure, Pool, Task
from ingest.landing.refusal import Refusal
from ingest.layout.grid import Layout
from ingest.project import SEEDS

WORD = b"<Types><x>wordprocessingml.document.main+xml</x></Types>"
SOUND = "#table(columns: 2, [Item], [Amount], [All], [1,234.50])"


def _pdf(source: str) -> bytes:
    return bytes(typst.compile(source.encode()))


def _package(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def truncated(path: Path) -> None:
    whole = _pdf(SOUND)
    path.write_bytes(whole[: len(whole) // 3])


def many_pages(path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(10_000):
        document.new_page(10, 10)
    document.save(path)


def pages_in_a_circle(path: Path) -> None:
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def form_in_itself(path: Path) -> None:
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources<</XObject<</F 4 0 R>>>>>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 4>>stream\n/F Do\nendstream",
        b"<</Length 5>>stream\n/F Do\nendstream",
    ]
    body = b"".join(b"%d 0 obj%sendobj\n" % (n, part) for n, part in enumerate(parts, 1))
    path.write_bytes(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF")


def bomb(path: Path) -> None:
    _package(path, {"[Content_Types].xml": WORD, "word/document.xml": b" " * 200_000_000})


def entities(path: Path) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE d [<!ENTITY l0 "ha">{levels}]><d>&l11;</d>'
    _package(path, {"[Content_Types].xml": WORD, "word/document.xml": text.encode()})


def huge_cell(path: Path) -> None:
    path.write_text("项目\t预算数\n" + "长" * 5_000_000 + "\t1.00\n合计\t1.00\n", encoding="utf-8")


def endless_nesting(path: Path) -> None:
    path.write_text("<html><body>" + "<table><tr><td>" * 20_000 + "1</body></html>", encoding="utf-8")


def mislabelled(path: Path) -> None:
    path.write_bytes(b"\x7fELF" + bytes(4096))


def nothing(path: Path) -> None:
    path.write_bytes(b"")


HOSTILE: dict[str, Callable[[Path], None]] = {
    "truncated.pdf": truncated,
    "many-pages.pdf": many_pages,
    "pages-in-a-circle.pdf": pages_in_a_circle,
    "form-in-itself.pdf": form_in_itself,
    "bomb.docx": bomb,
    "entities.docx": entities,
    "huge-cell.txt": huge_cell,
    "endless-nesting.html": endless_nesting,
    "mislabelled.pdf": mislabelled,
    "nothing.xlsx": nothing,
}
REFUSED = HOSTILE.keys() - {"huge-cell.txt", "endless-nesting.html", "entities.docx", "form-in-itself.pdf"}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Layout | Refusal | Failure]]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in HOSTILE.items():
        make(folder / name)
    (folder / "sound.pdf").write_bytes(_pdf(SOUND))
    tasks = [Task(file.name, (file, SEEDS)) for file in sorted(folder.iterdir())]
    with Pool(2, Limits(seconds=30, memory_bytes=2 << 30)) as pool:
        yield dict(pool.run(work.read, tasks))


def test_every_file_has_an_outcome(outcomes: dict[str, Layout | Refusal | Failure]) -> None:
    assert outcomes.keys() == {*HOSTILE, "sound.pdf"}


def test_the_sound_file_among_them_is_read(outcomes: dict[str, Layout | Refusal | Failure]) -> None:
    sound = outcomes["sound.pdf"]
    assert isinstance(sound, Layout)
    assert [cell.text for cell in sound.grids[0].cells] == ["Item", "Amount", "All", "1,234.50"]


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_what_cannot_be_read_says_what_happened_and_what_to_do(
    outcomes: dict[str, Layout | Refusal | Failure], name: str
) -> None:
    outcome = outcomes[name]
    if isinstance(outcome, Layout):
        assert name not in REFUSED
    else:
        assert len(outcome.message) > 20
        assert any(mark in outcome.message for mark in (". ", "; "))
