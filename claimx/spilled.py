"""A run too large for memory, or that several processes group: claims and events lie on disk, in parts."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from tempfile import TemporaryDirectory

from claimx.engines import Engine
from claimx.engines.shelf import Folder
from claimx.model import Result, Skipped, Work
from claimx.parts.run import assembled
from claimx.parts.shards import Manifest, put_done
from claimx.together import Ways

ARTICLES_A_PART = 200


def spilled(engine: Engine, done: Iterable[Work | Skipped], skipped: Sequence[Skipped], ways: Ways) -> Result:
    """What `together` makes of the same works, given in the order of their articles' ids; its records are read one by one.

    The stages are work for the engine. Judgements are not applied, nor annotations kept: both need all claims at hand.
    """
    with TemporaryDirectory(prefix="claimx-") as folder:
        shelf = Folder(folder)
        manifests = list(_laid(shelf, iter(done), ways))
        ways.stage("grouping")
        return assembled(engine, shelf, manifests, skipped, ways)


def _laid(shelf: Folder, done: Iterator[Work | Skipped], ways: Ways) -> Iterator[Manifest]:
    """Lays the works down as shards, under names in their order."""
    for number in count():
        some = list(islice(done, ARTICLES_A_PART))
        if not some:
            return
        yield put_done(shelf, f"{number:09}", some, ways.run)
