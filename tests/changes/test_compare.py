"""Each kind of change is found, with before, after and cause; what did not change is not told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from ingest.changes.compare import compare
from tests.changes.conftest import Compared

ONE_AMOUNT = "(select min(amount_id) from marts.published_amounts where amount_yuan > 0)"
OTHER_MODEL = (
    "update audit.build_parts set fingerprint = 'other' where name = 'models/marts/published_amounts.sql'"
)
OTHER_SEED = "update audit.build_parts set fingerprint = 'other' where name = 'seeds/headings.csv'"
OTHER_READER = "update audit.build_parts set fingerprint = 'other' where name = 'ingest/readers'"
OTHER_TEST = (
    "update audit.build_parts set fingerprint = 'other' where kind = 'check' and name like 'tests/data/%'"
)


def test_nothing_changed(compared: Compared) -> None:
    assert compared() == []


def test_an_amount_with_another_value(compared: Compared) -> None:
    (change,) = compared(
        "update marts.published_amounts set amount_yuan = amount_yuan + 1, value = value + 1"
        f" where amount_id = {ONE_AMOUNT}",
        OTHER_MODEL,
    )
    assert (change["subject"], change["change"], change["aspects"]) == ("amount", "changed", "value")
    assert isinstance(change["before_yuan"], Decimal)
    assert change["after_yuan"] == change["before_yuan"] + 1
    assert change["cause"] == "model"
    assert change["cause_detail"] == "model models/marts/published_amounts.sql"


def test_an_amount_that_means_something_else_and_is_read_otherwise(compared: Compared) -> None:
    (change,) = compared(
        "update marts.published_amounts set fund = 'gov_fund', reading = 'doubtful'"
        " where amount_id = (select min(amount_id) from marts.published_amounts where fund = 'general')",
        OTHER_SEED,
    )
    assert change["aspects"] == "reading, meaning"
    assert str(change["before_text"]).startswith("printed · ")
    assert "gov_fund/" in str(change["after_text"])
    assert change["before_yuan"] == change["after_yuan"]
    assert (change["cause"], change["cause_detail"]) == ("dictionary", "dictionary seeds/headings.csv")


def test_amounts_gone_and_new_in_an_old_document(compared: Compared) -> None:
    changes = compared(
        f"insert into marts.published_amounts by name select * replace ('new' as amount_id)"
        f" from marts.published_amounts where amount_id = {ONE_AMOUNT}",
        "delete from marts.published_amounts where amount_id ="
        " (select max(amount_id) from marts.published_amounts where amount_id != 'new')",
        OTHER_READER,
    )
    assert [change["change"] for change in changes] == ["gone", "new"]
    assert (changes[0]["after_yuan"], changes[1]["before_yuan"]) == (None, None)
    assert {change["cause"] for change in changes} == {"reader"}


def test_what_comes_first_is_blamed_and_all_is_listed(compared: Compared) -> None:
    (change,) = compared(
        f"update marts.published_amounts set reading = 'doubtful' where amount_id = {ONE_AMOUNT}",
        OTHER_MODEL,
        OTHER_SEED,
        OTHER_TEST,
    )
    assert change["cause"] == "dictionary"
    assert change["cause_detail"] == "dictionary seeds/headings.csv, model models/marts/published_amounts.sql"


def test_a_change_without_a_cause(compared: Compared) -> None:
    (change,) = compared("update audit.fact_totals set amount_yuan = 7 where fact = 'revenue'"
        " and disclosure_id = (select min(disclosure_id) from audit.fact_totals where fact = 'revenue')",
        OTHER_TEST,
    )  # fmt: skip
    assert (change["subject"], change["label"], change["after_yuan"]) == ("total", "revenue", Decimal(7))
    assert (change["cause"], change["cause_detail"]) == ("none", None)


def test_a_check_whose_verdict_turned(compared: Compared) -> None:
    (change,) = compared(
        "update audit.balance_checks set verdict = 'publisher' where check_id ="
        " (select min(check_id) from audit.balance_checks where verdict = 'holds')"
    )
    assert (change["subject"], change["change"]) == ("check", "turned")
    assert (change["before_text"], change["after_text"]) == ("holds", "publisher")


def test_checks_that_come_or_go_are_told_where_they_break(compared: Compared) -> None:
    one = "select * replace ('{0}' as check_id, '{1}' as verdict) from audit.balance_checks limit 1"
    (change,) = compared(
        *(
            f"insert into audit.balance_checks by name ({one.format(check, verdict)})"
            for check, verdict in (("a", "holds"), ("b", "suspect"), ("c", "unread"))
        )
    )
    assert (change["check_id"], change["change"], change["after_text"]) == ("b", "new", "suspect")


@pytest.mark.parametrize("is_offered", [False, True])
def test_a_document_that_is_gone_takes_its_disclosure_along(compared: Compared, is_offered: bool) -> None:
    """One taken out of the folder is a change of documents; one that is read no more is the reader's."""
    one = "(select min(document_id) from marts.dim_document)"
    disclosure = f"(select disclosure_id from marts.dim_document where document_id = {one})"
    offer = (
        f"update audit.documents set status = 'refused' where document_id = {one}"
        if is_offered
        else f"delete from audit.documents where document_id = {one}"
    )
    changes = compared(
        OTHER_READER,
        offer,
        f"delete from marts.published_amounts where document_id = {one}",
        f"delete from audit.fact_totals where disclosure_id = {disclosure}",
        f"delete from audit.balance_checks where disclosure_id = {disclosure}",
        f"delete from marts.dim_disclosure where disclosure_id = {disclosure}",
        f"delete from marts.dim_document where document_id = {one}",
    )
    assert [(change["subject"], change["change"]) for change in changes] == [
        ("disclosure", "removed"),
        ("document", "removed"),
    ]
    assert {change["cause"] for change in changes} == {"reader" if is_offered else "document"}


def test_a_document_beside_it_explains_a_total_and_no_amount(compared: Compared) -> None:
    one = "(select disclosure_id from marts.dim_disclosure order by disclosure_id limit 1)"
    changes = compared(
        "insert into marts.dim_document by name select * replace ('later' as document_id, 'later.pdf' as path)"
        f" from marts.dim_document where disclosure_id = {one} limit 1",
        "insert into audit.documents by name select * replace ('later' as document_id, 'later.pdf' as path)"
        " from audit.documents limit 1",
        f"update marts.dim_document set is_superseded = true where disclosure_id = {one} and path != 'later.pdf'",
        f"update audit.fact_totals set amount_yuan = amount_yuan + 1 where disclosure_id = {one} and fact = 'function'",
        "update marts.published_amounts set reading = 'doubtful' where amount_id ="
        f" (select min(amount_id) from marts.published_amounts where disclosure_id = {one})",
        OTHER_MODEL,
    )
    causes = {(change["subject"], change["change"]): change["cause"] for change in changes}
    assert causes == {
        ("amount", "changed"): "model",
        ("document", "added"): "document",
        ("document", "superseded"): "document",
        ("total", "changed"): "document",
    }
    total = next(change for change in changes if change["subject"] == "total")
    assert total["cause_detail"] == "later.pdf"


def test_a_file_of_an_earlier_version_is_compared_as_far_as_it_goes(warehouse: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.duckdb"
    before.write_bytes(warehouse.read_bytes())
    with duckdb.connect(str(before)) as connection:
        connection.execute("drop table audit.build_parts")
        connection.execute("alter table marts.published_amounts drop column row_path")
        connection.execute("update audit.fact_totals set lines = 0 where fact = 'revenue'")
    with duckdb.connect() as connection:
        compare(connection, before, warehouse)
        found = connection.execute("select distinct subject, cause from changes").fetchall()
        reasons = connection.execute(
            "select table_name, reason from published.compared where not is_comparable order by all"
        ).fetchall()
    assert found == [("total", "unknown")]
    assert [table for table, _ in reasons] == ["build_parts", "published_amounts"]
    assert reasons[1][1] == "marts.published_amounts of the published file has no row_path"


def test_a_file_without_our_identities_is_not_compared(warehouse: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.duckdb"
    duckdb.connect(str(before)).close()
    with duckdb.connect() as connection:
        compare(connection, before, warehouse)
        assert connection.execute("select count(*) from changes").fetchall() == [(0,)]
        assert connection.execute(
            "select bool_or(is_comparable), count(distinct reason) from published.compared"
        ).fetchall() == [(False, 1)]
