"""One name for one thing, as judged: what an article calls `a` becomes `b` before names are settled across articles."""

from collections.abc import Mapping
from dataclasses import replace

from claimx.model import Annotation, Argument, Claim, Name, Place

# The fields of a place that come from the map, and go with a name that is given to another.
MAPPED = ("name", "geonameid", "country", "lat", "lon", "kind", "path", "id")


class Renamed:
    """The names that judgements give, and the run's own records of what bears the second name of each."""

    def __init__(self, names: Mapping[str, str], annotations: tuple[Annotation, ...]) -> None:
        self.names = {a.casefold(): b for a, b in names.items()}
        places = [p for it in annotations for p in it.places]
        self._places = {p.name.casefold(): p for p in sorted(places, key=lambda p: (p.geonameid is not None, p.name))}
        self.met = {a for a in self.names if any(a in _known(it) for it in annotations)}
        self._refs = dict(self._of_refs(annotations))

    def _of_refs(self, annotations: tuple[Annotation, ...]) -> list[tuple[str, str]]:
        """Each ref of a renamed thing and the ref of what it is."""
        refs = [
            (f"{n.type}:{n.name}", f"{n.type}:{to}") for it in annotations for n in it.names if (to := self._to(n.name))
        ]
        return refs + [(_ref(p), _ref(self.place(p))) for it in annotations for p in it.places if self._place_to(p)]

    def _to(self, name: str) -> str | None:
        return self.names.get(name.casefold())

    def _place_to(self, place: Place) -> str | None:
        return self._to(place.name) or self._to(place.span.text)

    def annotation(self, it: Annotation) -> Annotation:
        """An article's mentions under their judged names."""
        return replace(it, places=tuple(map(self.place, it.places)), names=tuple(map(self._name, it.names)))

    def place(self, it: Place) -> Place:
        """A place under its judged name, where the run knows that one with what is known of it."""
        to = self._place_to(it)
        if to is None:
            return it
        known = self._places.get(to.casefold())
        if known is None:
            return replace(it, name=to, geonameid=None)
        return replace(it, **{field: getattr(known, field) for field in MAPPED})

    def _name(self, it: Name) -> Name:
        return replace(it, name=self._to(it.name) or self._to(it.span.text) or it.name)

    def claim(self, it: Claim) -> Claim:
        """A claim whose arguments and places have their judged names."""
        return replace(
            it, who=self._argument(it.who), what=self._argument(it.what), where=tuple(map(self.place, it.where))
        )

    def _argument(self, it: Argument | None) -> Argument | None:
        if it is None:
            return None
        refs = tuple(dict.fromkeys(self._refs.get(r, r) for r in it.refs))
        return replace(it, refs=refs, name=(self._to(it.name) if it.name else None) or it.name)


def _known(it: Annotation) -> set[str]:
    """Every name and its words in an article, for looking one up."""
    found = {text.casefold() for n in it.names for text in (n.name, n.span.text)}
    return found | {text.casefold() for p in it.places for text in (p.name, p.span.text)}


def _ref(place: Place) -> str:
    if place.kind == "country" and place.country:
        return f"country:{place.country}"
    return f"place:{place.geonameid or place.name}"
