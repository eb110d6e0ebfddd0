"""The names that links in a report point at: made of ids, which are made of content, so that a link stays good."""

import re
from hashlib import sha256

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")


def anchor(kind: str, id: str) -> str:
    """`kind-id` where the id may stand in an address as it is, else with a digest in its place."""
    return f"{kind}-{id if _PLAIN.fullmatch(id) else sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
