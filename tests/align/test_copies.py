"""Copies of one text among all articles of a run."""

import random

from claimx.align.origins import Copies
from claimx.model import Article

STEMS = [
    f"{a}{b}" for a in ("har", "fer", "mor", "lin", "dal", "cas") for b in ("bour", "ry", "low", "dau", "en", "telar")
]


def story(seed: int, length: int = 150) -> list[str]:
    rng = random.Random(seed)
    return [rng.choice(STEMS) + str(rng.randrange(50)) for _ in range(length)]


def copies(**texts: list[str]) -> tuple[tuple[str, ...], ...]:
    return Copies.of({id: Article(id=id, text=" ".join(words), path=id) for id, words in texts.items()}).groups()


def test_wire_copy_cut_and_edited_is_found_and_other_stories_are_not() -> None:
    wire = story(1)
    edited = [*wire[:40], "a", "local", "sentence", *wire[40:120]]
    assert copies(a=wire, b=wire[:70], c=edited, d=story(2), e=story(3)) == (("a", "b", "c"),)


def test_a_shared_paragraph_makes_no_copy() -> None:
    shared = story(9, 30)
    assert copies(a=story(1) + shared, b=story(2) + shared) == ()


def test_the_order_of_articles_changes_nothing() -> None:
    texts = {f"a{n:02}": story(n % 4) for n in range(12)}
    assert copies(**texts) == copies(**dict(reversed(texts.items())))
    assert len(copies(**texts)) == 4
