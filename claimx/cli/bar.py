"""The bar that shows on a terminal how far a run is: its stage, articles done, their rate, and the time left."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


class Rate(ProgressColumn):
    """Articles a second over the last half minute, whatever process read them."""

    def render(self, task: Task) -> Text:
        """The rate, nothing before the first articles are done."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f}/s" if speed else "", style="progress.data.speed")


def made() -> Progress:
    """A bar on standard error; standard output stays untouched: results may be going there meanwhile."""
    columns = (
        TextColumn("claimx {task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
