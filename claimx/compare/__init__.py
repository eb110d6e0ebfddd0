"""Pure comparators of two values, each answering with a `Verdict`."""
