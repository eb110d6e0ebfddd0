"""`python -m claimx`."""

import sys

from claimx.cli.main import run

sys.exit(run())
