"""The words of a piece of HTML, laid out in lines as a browser would, with nothing chosen or left out."""

from lxml import etree, html
from lxml.html import defs

SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object"})
BLOCKS = defs.block_tags | defs.list_tags | defs.table_tags | {"body", "caption", "figcaption", "option"}


def text_of(markup: str) -> str:
    """The text of a page or a piece of one: a blank line between blocks, a line end for `br`; "" where there is none."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    try:
        tree = html.document_fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):
        return ""
    parts: list[str] = []
    depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            depth += tag in SILENT
            parts += _opening(tag, "" if depth else element.text)
        else:
            depth -= event == "end" and tag in SILENT
            parts += _closing(tag, "" if depth else element.tail)
    return _lines("".join(parts))


def _opening(tag: str, text: str | None) -> tuple[str, ...]:
    return ("\0" if tag in BLOCKS else "\n" if tag == "br" else "", _flat(text))


def _closing(tag: str, tail: str | None) -> tuple[str, ...]:
    return ("\0" if tag in BLOCKS else "", _flat(tail))


def _flat(text: str | None) -> str:
    """White space as a browser shows it; a no-break space stays."""
    return "" if not text else text.translate({9: " ", 10: " ", 13: " ", 12: " ", 0: " "})


def _lines(text: str) -> str:
    blocks = (
        "\n".join(filter(None, (" ".join(line.split(" ")).strip(" ") for line in b.split("\n"))))
        for b in text.split("\0")
    )
    return "\n\n".join(filter(None, map(_single, blocks)))


def _single(block: str) -> str:
    while "  " in block:
        block = block.replace("  ", " ")
    return block.strip(" \n")
