"""Relations of the parse as bits, so that one question tells whether a token has a child with any of several."""


class _Bits(dict[str, int]):
    """A bit for each relation, given as it is first met."""

    def __missing__(self, dep: str) -> int:
        self[dep] = bit = 1 << len(self)
        return bit


BIT = _Bits()


def relations(*deps: str) -> int:
    """The bits of relations, by which `Token.below` tells at once whether there is a child with one of them."""
    return sum(BIT[dep] for dep in {*deps})
