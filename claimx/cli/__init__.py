"""The command line: one click command a file; everything heavy is imported by the command that needs it."""
