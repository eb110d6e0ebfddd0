"""What the words of a match tell, by their classes."""

from claimx.nlp.times.patterns import Match


def int_of(match: Match, *names: str) -> int | None:
    """The first number that the rules file gives a word of these classes, None where it gives none."""
    return next((v for name in names for v in match.values(name) if isinstance(v, int)), None)


def last_int(match: Match, *names: str) -> int | None:
    """The value of the last word of these classes ("this coming week" is the next one)."""
    return next((v for name in names for v in reversed(match.values(name)) if isinstance(v, int)), None)


def text_of(match: Match, *names: str) -> str | None:
    """The first text that the rules file gives a word of these classes, None where it gives none."""
    return next((v for name in names for v in match.values(name) if isinstance(v, str)), None)


def mod_of(match: Match) -> str | None:
    """The modifier that the match's words tell: how far in, how much more or less, or open to one side."""
    told = (
        text_of(match, "THIRD", "EARLY", "NTHWEEK", "OPENEND")
        or match.value("QUALIFIER")
        or match.value("LIMIT")
        or match.rule.mod
    )
    return str(told) if told else None
