"""Who tells a claim: the outlet itself or a speaker, and from where in the article."""

from claimx.model import Article, Claim
from claimx.rules.lexicon import function_words

LEAD = 4


def speaker(claim: Claim) -> str:
    """Whoever stands behind a claim, the innermost speaker; empty for the outlet itself."""
    return " ".join(claim.said_by[-1].text.casefold().split()) if claim.said_by else ""


def two_voices(a: Claim, b: Claim) -> bool:
    """True where two tell: outlets, or two of one article, none of them only a pronoun.

    Two articles of one outlet tell for themselves: what changed between them is news.
    """
    if a.article != b.article:
        return True
    return speaker(a) != speaker(b) and not any(_is_pronoun(speaker(c)) for c in (a, b))


def _is_pronoun(name: str) -> bool:
    return any(name in function_words(kind) for kind in ("male", "female", "thing", "several"))


def in_headline(claim: Claim, article: Article) -> bool:
    """True for a claim of the title, wherever the title stands."""
    if claim.predicate.span.within == "title":
        return True
    title = (article.title or "").strip()
    return (
        bool(title) and not article.title_outside and claim.predicate.span.end <= article.text.find(title) + len(title)
    )


def headline_and_body(a: Claim, b: Claim, article: Article) -> bool:
    """True where one of two claims of an article stands in its headline and the other below it."""
    return in_headline(a, article) != in_headline(b, article)


def in_lead(claim: Claim) -> bool:
    """True for headline and first sentences, which tell the article's own news."""
    return claim.predicate.span.within == "title" or claim.sentence <= LEAD
