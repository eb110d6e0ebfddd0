"""Whether two claims can tell of one happening, how sure that is, and what speaks for it: asked of whole arrays of pairs."""

from dataclasses import dataclass

import numpy as np

from claimx.align.columns import OPEN, Columns, Flags, Ints, Points, Scores
from claimx.align.stories import Stories
from claimx.compare import leeway
from claimx.model.sphere import kilometres
from claimx.rules.lexicon import part_rows

NEAR_SENTENCES = 3
DAYS, MONTH, YEAR = 2.0, 1.5, 1.0
YEARS_APART = 3.0


@dataclass(frozen=True, slots=True)
class Matches:
    """Pairs (rows of the columns) that speak for one happening.

    `tied` tells that names, place, days or the story tie a pair closely enough to compare its values; without it the two
    only sound like one happening. `sure` tells that named things and known days leave little doubt.
    """

    a: Ints
    b: Ints
    score: Scores
    tied: Flags
    sure: Flags


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows, and what the rules ask of them more than once."""

    columns: Columns
    a: Ints
    b: Ints

    def kept(self, keep: Flags) -> "Pairs":
        """The pairs where `keep` is true."""
        return Pairs(self.columns, self.a[keep], self.b[keep])

    def same(self, column: Ints) -> Flags:
        """True where both rows have one value, -1 being none."""
        same: Flags = (column[self.a] == column[self.b]) & (column[self.a] >= 0)
        return same

    def either(self, column: Flags) -> Flags:
        """True where one of the rows has the flag."""
        return column[self.a] | column[self.b]

    def both(self, column: Flags) -> Flags:
        """True where both rows have the flag."""
        return column[self.a] & column[self.b]

    def unsaid(self, column: Ints) -> Flags:
        """True where one of the rows has no value."""
        return (column[self.a] < 0) | (column[self.b] < 0)

    def apart(self) -> Ints:
        """The days between the two windows, 0 where they can overlap."""
        c = self.columns
        days: Ints = np.maximum(c.first[self.a] - c.last[self.b], c.first[self.b] - c.last[self.a])
        return np.maximum(days, 0)

    def widest(self) -> Ints:
        """The length of the wider window."""
        days: Ints = np.maximum(self.columns.days[self.a], self.columns.days[self.b])
        return days

    def one_kind(self) -> Flags:
        """True where the two can be about one thing: one noun, nouns of one kind, or victims on both sides."""
        c = self.columns
        alike: Flags = (c.kinds[self.a] & c.kinds[self.b]) != 0
        return self.both(c.victims) | self.same(c.thing) | alike


def match(columns: Columns, a: Ints, b: Ints, stories: Stories) -> Matches:
    """Those of the pairs that speak for one happening; `stories` knows which articles tell one story."""
    pairs = Pairs(columns, a, b)
    pairs = pairs.kept(~barred(columns, a, b))
    tied, alike = _tied(pairs, stories), _sounds_alike(pairs, stories)
    found = tied | alike
    pairs, tied = pairs.kept(found), tied[found]
    time, shared = _dated(pairs), columns.things.shared(pairs.a, pairs.b)
    score = 0.5 + time + 2.0 * shared + columns.doers.shared(pairs.a, pairs.b) + pairs.one_kind()
    score += columns.places.shared(pairs.a, pairs.b) + 0.5 * columns.countries.shared(pairs.a, pairs.b)
    return Matches(pairs.a, pairs.b, score, tied, tied & _sure(pairs, time, shared))


def barred(columns: Columns, a: Ints, b: Ints) -> Flags:
    """True for pairs that can't be one happening, whatever speaks for it."""
    pairs = Pairs(columns, a, b)
    out = _families_bar(pairs) | _times_bar(pairs) | _counts_bar(pairs) | _things_bar(pairs)
    left = np.flatnonzero(~out)
    out[left] = _places_bar(Pairs(columns, a[left], b[left]))
    return out


def against(columns: Columns, a: Ints, b: Ints) -> Scores:
    """How much speaks against pairs being one happening: 0 nothing, 1 what one misreading explains, more for years between."""
    years = Pairs(columns, a, b).apart() > leeway.SEASON
    much: Scores = np.where(barred(columns, a, b), np.where(years, YEARS_APART, 1.0), 0.0)
    return much


def _families_bar(pairs: Pairs) -> Flags:
    """Two kinds of event, but for a change and what undoes it: of one thing on one day, that is one matter."""
    c = pairs.columns
    return ~pairs.same(c.family) & ~_undone(pairs)


def _undone(pairs: Pairs) -> Flags:
    """True where one outlet tells of a change and another, of the same days, that it was undone ("opened", "closed")."""
    c = pairs.columns
    out: Flags = c.opposite[pairs.a] == c.family[pairs.b]
    out &= ~pairs.same(c.article) & pairs.both(c.told) & (pairs.widest() <= leeway.DAY) & (pairs.apart() == 0)
    return out


def _times_bar(pairs: Pairs) -> Flags:
    c, apart = pairs.columns, pairs.apart()
    narrow = (c.days >= OPEN) | (c.days <= leeway.WEEK) | ~c.told
    lasting = c.things.shared(pairs.a, pairs.b) & ~pairs.both(c.nominal)
    slip = np.where(lasting, leeway.CHANGE_SLIP, leeway.HAPPENING_SLIP)
    slip = np.where(pairs.either(c.planned), leeway.PLAN_SLIP, slip)
    late: Flags = apart > np.where(pairs.both(narrow), slip, 0)
    return late


def _counts_bar(pairs: Pairs) -> Flags:
    """Two days and two numbers are two happenings ("10 freed on Sunday", "13 on Monday"), where either alone can be an error.

    So are a year's toll and a day's that differ.
    """
    c = pairs.columns
    differ = (c.least[pairs.a] > c.most[pairs.b]) | (c.least[pairs.b] > c.most[pairs.a])
    narrow = np.minimum(c.days[pairs.a], c.days[pairs.b]) <= leeway.WEEK
    days = (pairs.apart() > 0) | (narrow & (pairs.widest() > leeway.SEASON))
    out: Flags = differ & days & pairs.both(c.counted) & pairs.both(c.told) & ~pairs.either(c.planned)
    return out


def _places_bar(pairs: Pairs) -> Flags:
    """Two known towns far apart are two happenings, unless one thing is named in both."""
    c = pairs.columns
    out: Flags = ~pairs.unsaid(c.site) & (c.site[pairs.a] != c.site[pairs.b])
    out &= ~c.places.shared(pairs.a, pairs.b) & ~c.things.shared(pairs.a, pairs.b)
    asked = np.flatnonzero(out)
    wide = len(c.sites) + 2
    codes, back = np.unique(c.site[pairs.a[asked]] * wide + c.site[pairs.b[asked]], return_inverse=True)
    far = np.array([_far(c.sites[n // wide], c.sites[n % wide]) for n in codes.tolist()], dtype=np.bool_)
    out[asked] = far[back]
    return out


def _far(one: Points, other: Points) -> bool:
    return min(kilometres(p, q) for p in one for q in other) > leeway.NEAR_KM


def _things_bar(pairs: Pairs) -> Flags:
    """Two parts or two of a kind, told apart by a word ("the eastern bank", "the western bank"), or one thing and many."""
    c = pairs.columns
    number = pairs.one_kind() & ~pairs.either(c.people) & (c.plural[pairs.a] != c.plural[pairs.b])
    for row in part_rows():
        one, other = c.parts[pairs.a] & row, c.parts[pairs.b] & row
        number |= (one != 0) & (other != 0) & (one & other == 0)
    out: Flags = number & pairs.both(c.what)
    return out


def _dated(pairs: Pairs) -> Scores:
    """How much it weighs that both texts date the happening: more the narrower they do, 0 where one doesn't."""
    days = pairs.widest()
    weight = np.where(days <= leeway.WEEK, DAYS, np.where(days <= leeway.MONTH, MONTH, YEAR))
    return np.where(pairs.both(pairs.columns.told) & (days <= leeway.YEAR), weight, 0.0)


def _tied(pairs: Pairs, stories: Stories) -> Flags:
    same = stories.same(pairs.columns.article[pairs.a], pairs.columns.article[pairs.b])
    return _common_ground(pairs, same) | _one_story(pairs, same)


def _common_ground(pairs: Pairs, same: Flags) -> Flags:
    """Whether anything but the kind of event ties the two: a name in the same role, or a like thing at a like place or time."""
    c, time, kind = pairs.columns, _dated(pairs), pairs.one_kind()
    things, doers = c.things.shared(pairs.a, pairs.b), c.doers.shared(pairs.a, pairs.b)
    home, two = pairs.same(c.article), c.things.differ(pairs.a, pairs.b)
    unsaid = pairs.unsaid(c.thing)
    named = things & (kind | (time > 0) | pairs.same(c.thing) | unsaid)
    placed = (time > 0) & c.places.shared(pairs.a, pairs.b) & ~two
    classed = np.where(
        things, named, np.where(kind, _like_thing(pairs, same), placed | (doers & (time >= MONTH) & unsaid))
    )
    beyond = kind & ((things & ((time > 0) | home)) | (pairs.same(c.doer) & (things | doers)))
    out: Flags = np.where(c.classed[pairs.a], classed, beyond)
    return out


def _like_thing(pairs: Pairs, same: Flags) -> Flags:
    """Things of one kind are one thing where a place, a doer, a narrow date or the same passage ties them."""
    c, time, one = pairs.columns, _dated(pairs), pairs.same(pairs.columns.thing)
    apart = np.abs(c.sentence[pairs.a] - c.sentence[pairs.b])
    passage = np.where(one, apart <= NEAR_SENTENCES, (apart <= 1) & pairs.either(c.peopled))
    days = (time >= MONTH) & (c.countries.shared(pairs.a, pairs.b) | ((time >= DAYS) & one & same))
    loose = np.where(pairs.same(c.article), passage, days) & ~c.things.differ(pairs.a, pairs.b)
    out: Flags = c.places.shared(pairs.a, pairs.b) | c.doers.shared(pairs.a, pairs.b) | loose
    return out


def _one_story(pairs: Pairs, same: Flags) -> Flags:
    """Within one story, like things without names of their own are one ("seven people have died", "five are dead").

    So is what one named doer does to nothing ("Ada Holm resigned").
    """
    c = pairs.columns
    nominal = pairs.both(c.nominal)
    bare = (c.thing[pairs.a] < 0) & (c.thing[pairs.b] < 0)
    like = pairs.one_kind() | (bare & (nominal | c.doers.shared(pairs.a, pairs.b)))
    return same & c.once[pairs.a] & like & (nominal | ~pairs.same(c.article)) & ~_distinct(pairs)


def _sounds_alike(pairs: Pairs, stories: Stories) -> Flags:
    """Within one story, one kind of event about things that can be one, though nothing else ties the two."""
    c = pairs.columns
    like = pairs.unsaid(c.thing) | pairs.one_kind() | c.things.shared(pairs.a, pairs.b)
    same = stories.same(c.article[pairs.a], c.article[pairs.b])
    return same & like & pairs.both(c.telling) & ~_distinct(pairs)


def _distinct(pairs: Pairs) -> Flags:
    """True where other things are named, other doers, or one counts many times what the other counts."""
    c = pairs.columns
    one, other = c.toll[pairs.a], c.toll[pairs.b]
    far = (np.minimum(one, other) > 0) & (np.maximum(one, other) > leeway.FAR_COUNT * np.minimum(one, other))
    return c.things.differ(pairs.a, pairs.b) | c.who.differ(pairs.a, pairs.b) | far


def _sure(pairs: Pairs, time: Scores, shared: Flags) -> Flags:
    """Sure where one named thing is told of and the days of both are known, or both stand in one article's own passage."""
    c = pairs.columns
    near = np.abs(c.sentence[pairs.a] - c.sentence[pairs.b]) <= 1
    known = (time > 0) | (pairs.widest() <= leeway.SEASON)
    placed = (shared | c.places.shared(pairs.a, pairs.b)) & known
    return pairs.one_kind() & np.where(pairs.same(c.article), shared | near, placed)
