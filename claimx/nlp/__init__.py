"""The spaCy pipeline: one component a file; nothing is imported here, so that a pure part costs no spaCy."""
