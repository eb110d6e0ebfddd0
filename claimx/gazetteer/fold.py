"""One spelling for the many of a place's name: case, diacritics, apostrophes, hyphens, article folded away."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from anyascii import anyascii

_APOSTROPHES = re.compile(r"[’'ʼ`‘ʿʾ′´]")
_WORD = re.compile(r"[a-z0-9]+")
_REPEATED = re.compile(r"(.)\1+")
_DOUBLED = re.compile(r"[aeu]([a-z])\1")
_ALIKE = str.maketrans("qcxzjv", "kkssgw")
_SOFT = _ALIKE | str.maketrans("", "", "aeiouy")


@cache
def _words() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Article spelling -> letters that the next word must begin with; word -> its one spelling; letters that double."""
    data = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    article = {
        form: "" if letters == "plain" else letters for letters, forms in data["article"].items() for form in forms
    }
    doubling = frozenset(letters for letters in article.values() if len(letters) == 1)
    return article, data["same"], doubling


@cache
def articles() -> frozenset[str]:
    """The spellings of the Arabic article, in small letters: "al", "ez"."""
    return frozenset(_words()[0])


def ascii_form(text: str) -> str:
    """The text in ASCII letters: "Al Ḩasakah" -> "Al Hasakah"."""
    return text if text.isascii() else anyascii(text)


def words(text: str) -> list[str]:
    """The folded words of a name, the Arabic article as "al" however it is spelt: "Bir Ezzayt" -> bir, al, zayt."""
    article, same, doubling = _words()
    plain = _WORD.findall(_APOSTROPHES.sub("", ascii_form(_APOSTROPHES.sub("", text))).lower())
    out: list[str] = []
    for here, after in pairwise([*plain, ""]):
        joined = _DOUBLED.match(here)
        if after and here in article and after.startswith(article[here]):
            out.append("al")
        elif joined and joined[1] in doubling and len(here) > 4:
            out += ["al", here[2:]]
        else:
            out.append(same.get(here, here))
    return out


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """A name's key, without spaces: "al-Ma’arra" -> "almaarra", "Alma Arra" too."""
    return "".join(words(text))


@lru_cache(maxsize=100_000)
def bare(text: str) -> str | None:
    """The key without the Arabic article at the front, None where there is none: "Al Hasakah" -> "hasakah"."""
    parts = words(text)
    return "".join(parts[1:]) if len(parts) > 1 and parts[0] == "al" else None


def skeleton(text: str) -> str:
    """What transliterations leave alike: the consonants, soft and hard ones as one, the article left out."""
    key = (bare(text) or fold(text)).removesuffix("h").replace("kh", "k").replace("gh", "g")
    first = "a" if key[:1] in {*"aeiou"} else key[:1].translate(_ALIKE)
    return _REPEATED.sub(r"\1", first + key[1:].translate(_SOFT))


def short(text: str) -> str:
    """The key of an abbreviation, which keeps case and stops: "US" is no "us", "L.A." not Louisiana's "LA"."""
    return "=" + text.replace(" ", "")
