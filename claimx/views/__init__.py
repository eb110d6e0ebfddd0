"""What people and programs see of a result: one file a view; nothing is imported here, so that JSON needs no rich."""
