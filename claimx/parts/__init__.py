"""A run in parts: shards of the input that any worker can take up, and keyed stages over what they give."""
