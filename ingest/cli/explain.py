"""`yusuan explain AMOUNT_ID`: where a number was printed, how it was read, which checks it is part of."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import duckdb

from ingest.build.offered import content_hash
from ingest.cli.codes import DONE, FAILED, USAGE, CommandError
from ingest.cli.options import Commands, add_documents, add_warehouse, existing_warehouse
from ingest.terminal import clean, columns

_COORDINATES = ("unit_name", "side", "fund", "origin", "spend", "measure")

_AMOUNT = """
    select
        amounts.*, documents.path, documents.media_type,
        disclosures.agency_name, disclosures.fiscal_year, disclosures.kind
    from marts.published_amounts as amounts
    left join audit.documents as documents
        on documents.document_id = amounts.document_id and documents.status = 'read'
    left join marts.dim_disclosure as disclosures on disclosures.disclosure_id = amounts.disclosure_id
    where amounts.amount_id = ?
"""

_CHECKS = """
    select
        checks.verdict, checks.rule_id, checks.left_yuan, checks.right_yuan, checks.difference_yuan,
        list_contains(string_split(coalesce(checks.left_ids, ''), ','), ?) as is_left
    from audit.balance_checks as checks
    where
        list_contains(string_split(coalesce(checks.left_ids, ''), ','), ?)
        or list_contains(string_split(coalesce(checks.right_ids, ''), ','), ?)
    order by checks.rule_id, checks.place
"""

_REPAIR = """
    select kind, was_text, was_place, became_place, equalities
    from audit.repairs
    where amount_id = ?
"""


def add_to(commands: Commands) -> None:
    command = commands.add_parser(
        "explain",
        help="where a number was printed, how it was read, which checks it is part of",
        description="AMOUNT_ID is marts.published_amounts.amount_id; every fact row points to one.",
    )
    command.add_argument("amount_id", metavar="AMOUNT_ID")
    command.add_argument("--crop", type=Path, metavar="OUT.png", help="the picture of that place on the page")
    add_documents(command, "the folder of disclosures, for --crop")
    add_warehouse(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    warehouse = existing_warehouse(options.warehouse)
    try:
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            found = connection.execute(_AMOUNT, [options.amount_id])
            names = [column[0] for column in found.description or ()]
            row = found.fetchone()
            repair = connection.execute(_REPAIR, [options.amount_id]).fetchone()
            checks = connection.execute(_CHECKS, [options.amount_id] * 3).fetchall()
    except duckdb.Error as error:
        raise CommandError(f"{warehouse}: cannot be read as a warehouse of ours ({error})", FAILED) from error
    if row is None:
        raise CommandError(
            f"{options.amount_id}: no such amount in {warehouse}; see amount_id of marts.published_amounts"
        )
    amount = dict(zip(names, row, strict=True))
    print(_described(amount, repair))
    print(_listed(checks))
    if options.crop is not None:
        _save_crop(amount, options.documents, options.crop)
        print(f"\npicture: {options.crop}")
    return DONE


def _described(amount: dict[str, Any], repair: tuple[Any, ...] | None) -> str:
    place = f"page {amount['page_no']}, table {amount['table_ordinal']}"
    box = (
        ""
        if amount["x0"] is None
        else " · box " + ", ".join(f"{amount[k]:.1f}" for k in ("x0", "y0", "x1", "y1"))
    )
    coordinates = " · ".join(
        f"{name} {amount[name]}" for name in _COORDINATES if amount[name] not in {None, "all"}
    )
    unit = f" {amount['printed_unit']}" if amount["printed_unit"] else ""
    yuan = "" if amount["amount_yuan"] is None else f" = {amount['amount_yuan']:,} yuan"
    rows = [
        ["amount", amount["amount_id"]],
        ["disclosure", f"{amount['agency_name']} {amount['fiscal_year']} {amount['kind']}"],
        ["printed", f"{amount['printed_text'] or 'nothing'}{unit}{yuan}"],
        ["in", f"{amount['path']}, {place}, row {amount['row_no']}, column {amount['col_no']}{box}"],
        ["table", " ".join(str(amount[k]) for k in ("table_no", "table_title", "table_key") if amount[k])],
        ["row", " ".join(str(amount[k]) for k in ("row_kind", "row_code", "row_name") if amount[k])],
        ["for", f"{amount['figure_year']} {amount['figure_kind']}"],
        ["means", coordinates],
        ["reading", " — ".join(str(amount[k]) for k in ("reading", "reading_note") if amount[k])],
        *([["repair", _repaired(*repair)]] if repair else []),
    ]
    return columns([[label, clean(str(text))] for label, text in rows])


def _repaired(kind: str, was_text: str, was_place: str | None, became_place: str, equalities: int) -> str:
    before = f"{was_text} under {was_place or 'no heading'}" if was_text else "nothing"
    return f"{kind} · was {before} · is for {became_place} · {equalities:,} equalities hold with it"


def _listed(checks: list[tuple[Any, ...]]) -> str:
    if not checks:
        return "checks   it is part of none"
    table = [["", "verdict", "rule", "side", "left", "right", "difference"]]
    table += [
        [
            "",
            verdict,
            rule,
            "left" if is_left else "right",
            *(_yuan(value) for value in (left, right, difference)),
        ]
        for verdict, rule, left, right, difference, is_left in checks
    ]
    return f"checks   {len(checks)}\n" + columns(table, numeric=frozenset({4, 5, 6}))


def _yuan(value: Any) -> str:
    return "" if value is None else f"{value:,}"


def _save_crop(amount: dict[str, Any], documents: Path, out: Path) -> None:
    file = documents / str(amount["path"])
    if not file.is_file():
        raise CommandError(
            f"{file}: not there; name the folder the warehouse was built from with --documents"
        )
    if content_hash(file) != amount["document_id"]:
        raise CommandError(f"{file}: is not the file that was read; build again", FAILED)
    if amount["x0"] is None:
        raise CommandError(
            f"{amount['path']}: this format has no pages to picture; look at its part {amount['page_no']},"
            f" table {amount['table_ordinal']}, row {amount['row_no']}, column {amount['col_no']}",
            USAGE,
        )
    from ingest.cli.crop import NoPicture, PageBox, crop  # noqa: PLC0415 - loaded only for a picture

    box = PageBox(amount["page_no"], amount["x0"], amount["y0"], amount["x1"], amount["y1"])
    try:
        crop(file, box, out)
    except NoPicture as error:
        raise CommandError(f"{file} page {box.page_no}: {error}", FAILED) from error
    except OSError as error:
        raise CommandError(f"{out}: cannot be written ({error.strerror or error})") from error
