"""A warehouse of three tables and a report, made by hand: every row of it says which version of it it is from."""

from __future__ import annotations

from pathlib import Path

import duckdb

from ingest.server.address import Address
from ingest.server.patience import Patience
from ingest.server.publish import Outcome, Target, publish

HURRY = Patience(attempts=2, wait=0.1, pause=0.1)

_TABLES = """
    create schema marts;
    create schema audit;
    create schema reports;
    create table marts.dim_fund (fund varchar, fund_name varchar, version integer);
    create table marts.published_amounts (
        amount_id varchar, fund varchar, amount_yuan decimal(20, 2), printed_text varchar, x0 double, is_sure boolean,
        published_on date, version integer
    );
    comment on table marts.published_amounts is 'One row per ''number''; %s "quoted"';
    comment on column marts.published_amounts.fund is '资金来源';
    create view reports."预算明细" as
    select amount_id as "行编号", amount_yuan as "金额元", version as "版本" from marts.published_amounts
"""


def write_warehouse(
    path: Path, version: int, *, rows: int = 500, unlike: int | None = None, also: tuple[str, ...] = ()
) -> Path:
    """Amounts from 0 to rows; `unlike` of them, all by default, differ between versions. `also` is SQL run at the end."""
    path.unlink(missing_ok=True)
    differing = rows if unlike is None else unlike
    with duckdb.connect(str(path)) as connection:
        connection.execute(_TABLES)
        connection.execute(
            f"""
            insert into marts.dim_fund values ('general', '一般公共预算', {version}), ('soe', '国有资本', {version});
            insert into marts.published_amounts
            select
                'a' || i, if(i % 2 = 0, 'general', 'soe'), i + 0.05, i || '.05', i / 3, i % 3 = 0,
                date '2023-01-01' + i::integer, if(i < {differing}, {version}, 0)
            from range({rows}) as r(i);
            create table audit.build as select 'version {version}' as fingerprint
            """
        )
        for statement in also:
            connection.execute(statement)
    return path


def published(warehouse: Path, address: Address, *, prefix: str = "", reader: str | None = None) -> Outcome:
    return publish(warehouse, Target(address, prefix, reader), lambda _: None, HURRY)
