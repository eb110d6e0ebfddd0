"""Writes the index; runs in a process of its own (`python -m claimx.gazetteer.build FILE`), for it takes 500 MB."""

import sqlite3
import sys
from contextlib import closing

from claimx.gazetteer.fold import skeleton
from claimx.gazetteer.sources import SHORT, Row, everything, tsv

SCHEMA = """
create table entry (id integer primary key, geonameid integer, name text, country text, admin1 text,
                    lat real, lon real, population integer, kind text);
create table name (key text, entry integer, grade integer, primary key (key, entry)) without rowid;
create table similar (country text, skeleton text, key text, entry integer,
                      primary key (country, skeleton, key, entry)) without rowid;
"""


def write(target: str) -> None:
    """Writes the whole index to the file `target`, which must not be there yet."""
    romanised = {row["code"] for row in tsv("countries.tsv") if row["script"]}
    names: list[tuple[str, int, int]] = []
    similar: list[tuple[str, str, str, int]] = []
    with closing(sqlite3.connect(target)) as db:
        db.executescript("pragma journal_mode=off; pragma synchronous=off;" + SCHEMA)
        for number, row in enumerate(everything(), 1):
            db.execute("insert into entry values (?,?,?,?,?,?,?,?,?)", (number, *_record(row)))
            names += [(key, number, grade) for key, grade in row.keys.items()]
            if row.country in romanised and row.kind != "country":
                similar += _similar(row.country, row, number)
        db.executemany("insert into name values (?,?,?)", sorted(names))
        db.executemany("insert or ignore into similar values (?,?,?,?)", sorted(similar))
        db.commit()


def _record(row: Row) -> tuple[object, ...]:
    return row.geonameid, row.name, row.country, row.admin1, row.lat, row.lon, row.population, row.kind


def _similar(country: str, row: Row, number: int) -> list[tuple[str, str, str, int]]:
    return [(country, skeleton(key), key, number) for key, grade in row.keys.items() if grade != SHORT]


if __name__ == "__main__":
    write(sys.argv[1])
