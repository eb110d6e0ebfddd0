"""The task of one worker: articles go in, what was found in each comes out, and nothing of spaCy leaves it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx.collector import REST
from claimx.errors import ClaimxError
from claimx.gazetteer.own import OwnNames
from claimx.model import Article, Skipped, Work

if TYPE_CHECKING:
    from spacy.tokens import Doc

CHARACTERS_A_BATCH = 12_000
"""Small enough that the last ones keep all processes busy; the model reads no slower for it."""


@dataclass(frozen=True, slots=True)
class Task:
    """What to do with articles: which pipeline reads them, a user's own names, whether claims are wanted, and with them chains.

    It is plain and picklable, and gives the same whatever process runs it and whatever articles stand beside one.
    """

    model: str
    own: OwnNames | None = None
    claims: bool = True
    chains: bool = True

    @REST
    def __call__(self, articles: Sequence[Article]) -> list[Work | Skipped]:
        """One entry an article, in their order; a fault of claimx's own costs its article, not the others.

        Raises UsageError for an unknown model.
        """
        # Imported here: whoever only hands work out needs no spaCy, which takes a second to load.
        from claimx.nlp.annotate import annotated_all
        from claimx.nlp.model import load

        nlp = load(self.model)
        try:
            return [self._work(doc) for doc in annotated_all(nlp, articles, self.own)]
        except (ClaimxError, MemoryError):
            raise
        except Exception as fault:
            if len(articles) == 1:
                return [faulty(articles[0], f"{type(fault).__name__}: {fault}")]
            return [found for article in articles for found in self([article])]

    def _work(self, doc: "Doc") -> Work:
        from claimx.nlp.annotate import annotation_of

        if not self.claims:
            return Work(annotation_of(doc), ())
        # Imported here: annotations alone need none of it.
        from claimx.extract import claims_of, told_of

        return Work(annotation_of(doc), *told_of(doc)) if self.chains else Work(annotation_of(doc), claims_of(doc))


def faulty(article: Article, told: str) -> Skipped:
    """What stands in an article's place that claimx could not get through."""
    return Skipped(article.id, "fault", f"a fault in claimx, please report it ({told})")


def batches(articles: Iterable[Article], characters: int) -> Iterator[list[Article]]:
    """The articles in their order, in lists of about so many characters and at least one article."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        if batch and size + len(article.text) > characters:
            yield batch
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
    if batch:
        yield batch
