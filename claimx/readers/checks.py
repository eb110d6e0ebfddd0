"""What is asked of a draft before it becomes an article: its length, its language, and repairs that the user wants."""

from dataclasses import replace

from claimx.readers.draft import Draft, Failed
from claimx.readers.language import name_of, other_language
from claimx.readers.options import ReadOptions


def checked(item: Draft | Failed, options: ReadOptions) -> Draft | Failed:
    """The draft as it is read on, or why it is not: too long for the model, or in another language."""
    if isinstance(item, Failed):
        return item
    if len(item.text) > options.most_characters:
        reason = f"longer than {options.most_characters:,} characters; split it into its articles"
        return Failed(item.line, item.id, "read", reason, item.part)
    draft = _repaired(item) if options.fix_text else item
    code = None if options.language else other_language(draft.text, draft.language)
    if code:
        reason = f"in {name_of(code)}, and claimx reads English (--language en reads it all the same)"
        return Failed(item.line, item.id, "language", reason, item.part)
    return draft


def _repaired(draft: Draft) -> Draft:
    """The draft with what was decoded wrongly once put right; its record then carries the text, which no file has."""
    from ftfy import fix_encoding

    title = fix_encoding(draft.title) if draft.title else draft.title
    text = fix_encoding(draft.text)
    return replace(draft, title=title, text=text, from_page=draft.from_page or text != draft.text)
