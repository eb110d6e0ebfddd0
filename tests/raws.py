"""A folder of raw input of every kind that can be cut, with what careless makers leave in it."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from tests.readers.mutations import PAGE, TEXT, warc

LINE = "Tunnel to Norholm reopens after a year"
LEAD = (
    "A ferry with {n} people on board sank off Porto Novo on Monday {m} May 2021, the coast guard said in a statement."
)


def rows() -> Iterator[str]:
    """Rows of JSON Lines: ids in no order, some twice; lines that an outlet shares; pages; texts twice; broken ones."""
    for n in range(60):
        row = {"id": f"r{n * 7 % 50:02}", "outlet": f"Harbour {n % 4}", "published": f"2021-05-{1 + n % 28:02}"}
        yield json.dumps(row | {"text": f"{LEAD.format(n=n, m=n % 28 + 1)}\n\n{LINE if n % 3 else 'Other'}\n"})
        if n % 10 == 3:
            yield from ("", '{"id": "half', json.dumps({"id": "none"}), json.dumps({"text": LEAD.format(n=7, m=1) * 3}))
        if n % 20 == 5:
            yield json.dumps({"id": f"p{n}", "html": PAGE.replace("twelve", str(n)), "published": "yesterday"})


def pages(count: int) -> list[bytes]:
    """Records of a web archive, one a page."""
    return [warc(PAGE.replace("twelve people", f"{n} people"), f"https://h.example/{n}") for n in range(count)]


def laid(folder: Path) -> Path:
    """The folder, filled."""
    lines = "\n".join(rows())
    (folder / "sub").mkdir(parents=True)
    (folder / "rows.jsonl").write_text(lines, encoding="utf-8")
    (folder / "sub" / "stray.jsonl").write_bytes(lines[:6000].replace("coast", "c\u00f4te").encode("latin-1"))
    (folder / "packed.jsonl.gz").write_bytes(gzip.compress(lines[:3000].encode()))
    (folder / "blank.jsonl").write_text("\n" * 3000, encoding="utf-8")
    (folder / "plain.warc").write_bytes(b"".join(pages(5)))
    (folder / "packed.warc.gz").write_bytes(b"".join(map(gzip.compress, pages(9)[3:])))
    (folder / "cut-off.warc.gz").write_bytes(b"".join(map(gzip.compress, pages(12)[9:]))[:-40])
    for n in range(5):
        (folder / "sub" / f"{n}.txt").write_text(
            f"{TEXT}\n\n{LEAD.format(n=n // 2, m=3)}\n\n{LINE}\n", encoding="utf-8"
        )
    (folder / "sub" / "articles.csv").write_text("file,outlet,published\n0.txt,Harbour 1,2020\nno.txt,B,2021\n")
    return folder


def parquet(path: Path) -> Path:
    """A table of several row groups."""
    import pyarrow
    from pyarrow import parquet as tables

    texts = [LEAD.format(n=n, m=5) for n in range(40)]
    columns = {"id": [f"q{n % 30}" for n in range(40)], "text": [*texts[:39], ""], "outlet": ["Harbour 2"] * 40}
    tables.write_table(pyarrow.table(columns), path, row_group_size=6)
    return path
