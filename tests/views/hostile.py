"""A sample whose title, outlet, file name, text and reasons try to be markup, formulas, commands and disguises."""

from dataclasses import replace

from claimx.model import Annotation, Evidence, Name, Place, Result, Span
from tests.views.sample import ARTICLES, PLAN, RESULT, TEXTS

HOSTILE = (
    "=cmd|'/c calc'!A1 <script>alert(1)</script><img src=x onerror=alert(2)>\"'>[bold]loud[/bold] :bomb: **strong**"
    " | [here](javascript:alert(3)) \x1b]0;owned\x07\x1b[2J\x9b31m a\u202egpj.exe\u2066 \u200bz {{ 7*7 }} </style></title>"
)
# What is still to be read of it, whatever shows it.
READ = ("<script>alert(1)</script>", "[bold]loud[/bold]", ":bomb:", "agpj.exe", "{{ 7*7 }}")


def hostile() -> Result:
    """The sample with all that in every place that an article fills."""
    text = HOSTILE + TEXTS["a.txt"]
    whole = Span(0, len(HOSTILE), HOSTILE)
    article = replace(
        ARTICLES[0], id=HOSTILE, text=text, title=HOSTILE, outlet=HOSTILE, path=HOSTILE, url="javascript:alert(4)"
    )
    place = Place(whole, HOSTILE, 1, "GB", 56.0, -5.0, path=HOSTILE)
    evidence = Evidence(0, len(HOSTILE), HOSTILE, prefix=HOSTILE, suffix=HOSTILE)
    claim = replace(PLAN, article=HOSTILE, text=HOSTILE, where=(place,), said_by=(whole,), evidence=evidence)
    ferry = RESULT.events[0]
    slots = tuple(replace(s, values=tuple(replace(v, value=HOSTILE) for v in s.values)) for s in ferry.slots)
    return replace(
        RESULT,
        articles=(article, *RESULT.articles),
        claims=(claim, *(c for c in RESULT.claims if c is not PLAN)),
        events=(replace(ferry, label=HOSTILE, slots=slots), *RESULT.events[1:]),
        relations=tuple(replace(r, why=HOSTILE) for r in RESULT.relations),
        skipped=tuple(replace(s, id=HOSTILE, reason=HOSTILE) for s in RESULT.skipped),
        annotations=(Annotation(article, places=(place,), names=(Name(whole, "person", HOSTILE),)),),
    )
