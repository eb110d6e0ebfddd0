"""What a word's form, tag and role alone decide, its part of speech, morphology and lemma, worked out once a kind of word."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

FACTORY = "claimx_wordforms"
KINDS_KEPT = 200_000
Rule: TypeAlias = dict[str, Any]
CONTEXT_FREE = frozenset({"TAG", "LOWER", "ORTH", "DEP", "IS_SPACE"})


@Language.factory(FACTORY, requires=["token.tag", "token.dep"], assigns=["token.pos", "token.morph", "token.lemma"])
def make_word_forms(nlp: Language, name: str) -> "WordForms":
    """The component for a pipeline that has an attribute ruler and a rule lemmatiser, neither of which need run beside it."""
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    assert isinstance(ruler, AttributeRuler)
    assert isinstance(lemmatizer, EnglishLemmatizer)
    return WordForms(nlp.vocab, ruler, lemmatizer)


def replaceable(nlp: Language) -> bool:
    """Whether the pipeline's ruler and lemmatiser are of the kind whose work `WordForms` can do, one right after the other."""
    pair = ["attribute_ruler", "lemmatizer"]
    if not any(nlp.pipe_names[at : at + 2] == pair for at in range(len(nlp.pipe_names))):
        return False
    ruler, lemmatizer = (nlp.get_pipe(name) for name in pair)
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, EnglishLemmatizer):
        return False
    longer = _patterns(rule for rule in _rules(ruler) if not _context_free(rule))
    return lemmatizer.mode == "rule" and all(_constant(tokens) is not None for tokens in longer)


class _Kind(NamedTuple):
    """What tokens of one form, tag and role get: the ruler's own lemma may be 0; a trigger can be part of a longer pattern."""

    pos: int
    morph: int
    ruled: int
    lemma: int
    trigger: bool


class WordForms:
    """Gives each token what the pipeline's own attribute ruler and rule lemmatiser would give it, but for verbs with a hyphen.

    Nearly all of the ruler's patterns look at one token's form, tag and role, and the lemmatiser at its form, part of
    speech and morphology; so equal tokens get equal answers, which are kept. The few patterns over several tokens are
    matched as they stand, after the others.
    """

    def __init__(self, vocab: Vocab, ruler: AttributeRuler, lemmatizer: EnglishLemmatizer) -> None:
        self._vocab = vocab
        self._lemmatizer = _indexed(lemmatizer)
        self._single = AttributeRuler(vocab)
        self._several: Any = AttributeRuler(vocab)
        for rule in _rules(ruler):
            fitting = self._single if _context_free(rule) else self._several
            fitting.add(**rule)
        longer = _patterns(_rules(self._several))
        self._triggers = frozenset(_constant(tokens) for tokens in longer)
        self._reach = max(map(len, longer), default=0)
        self._known: dict[tuple[int, ...], _Kind] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotates one Doc, which it returns."""
        kinds = [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        if len(self._known) > KINDS_KEPT:
            self._known.clear()
        self._learn([kind for kind in dict.fromkeys(kinds) if kind not in self._known])
        found = [self._known[kind] for kind in kinds]
        token: Any  # spaCy's own types know neither `set_morph` nor `key`
        for token, kind in zip(doc, found, strict=True):
            token.pos = kind.pos
            token.lemma = kind.lemma
            token.set_morph(kind.morph)
        self._correct(doc, found)
        return doc

    def _learn(self, kinds: list[tuple[int, ...]]) -> None:
        if not kinds:
            return
        words = Doc(self._vocab, words=[self._vocab.strings[orth] for orth, _, _ in kinds])
        for unread, (_, tag, dep) in zip(words, kinds, strict=True):
            unread.tag, unread.dep = tag, dep
        self._single(words)
        ruled = [read.lemma for read in words]
        self._lemmatizer(words)
        word: Any
        for kind, word, own in zip(kinds, words, ruled, strict=True):
            trigger = not self._triggers.isdisjoint((word.lower_, word.dep_))
            lemma = self._compound(word) if word.tag_.startswith("VB") and "-" in word.lemma_ else word.lemma
            self._known[kind] = _Kind(word.pos, word.morph.key, own, lemma, trigger)

    def _compound(self, verb: Token) -> int:
        """The lemma of a verb with a hyphen, which the lemmatiser's lists don't hold: that of its last part, behind the rest."""
        before, hyphen, form = verb.text.lower().rpartition("-")
        last = Doc(self._vocab, words=[form or hyphen], tags=[verb.tag_], pos=[verb.pos_])
        return self._vocab.strings.add(before + hyphen + self._lemmatizer.lemmatize(last[0])[0])

    def _correct(self, doc: Doc, kinds: Sequence["_Kind"]) -> None:
        """What several tokens together decide, and the lemmas that follow from it."""
        matches = self._matches(doc, [at for at, kind in enumerate(kinds) if kind.trigger])
        touched = {doc[start:end][self._several.indices[pattern]].i for pattern, _, start, end in matches}
        for at in touched:
            doc[at].lemma = kinds[at].ruled
        self._several.set_annotations(doc, matches)
        for at in touched:
            if doc[at].lemma == 0:
                doc[at].lemma_ = self._lemmatizer.lemmatize(doc[at])[0]

    def _matches(self, doc: Doc, triggers: Sequence[int]) -> list[tuple[int, int, int, int]]:
        """The ruler's matches around the tokens that can be part of one: pattern, its id, start, end, in order of patterns."""
        matches = set()
        for at in triggers:
            window = doc[max(0, at - self._reach + 1) : at + self._reach]
            for id, start, end in self._several.matcher(window, allow_missing=True):
                matches.add((int(self._vocab.strings[id]), id, window.start + start, window.start + end))
        return sorted(matches)


def _rules(ruler: AttributeRuler) -> list[Rule]:
    """What the ruler goes by, as `AttributeRuler.add` takes it."""
    return [dict(rule) for rule in ruler.patterns]


def _patterns(rules: Iterable[Rule]) -> list[list[Rule]]:
    return [tokens for rule in rules for tokens in rule["patterns"]]


def _context_free(rule: Rule) -> bool:
    return all(len(tokens) == 1 and set(tokens[0]) <= CONTEXT_FREE for tokens in rule["patterns"])


def _constant(tokens: Sequence[Rule]) -> str | None:
    """A form or role that a match of this pattern must hold, if one is certain."""
    if any("OP" in token for token in tokens):
        return None
    certain = (value for token in tokens for value in (token.get("DEP"), token.get("LOWER")) if isinstance(value, str))
    return next(certain, None)


def _indexed(lemmatizer: EnglishLemmatizer) -> EnglishLemmatizer:
    """The lemmatiser, with its lists of known words, 60,000 long, made fit for looking a word up."""
    index = lemmatizer.lookups.get_table("lemma_index")
    for part, words in list(index.items()):
        index[part] = dict.fromkeys(words)
    return lemmatizer
