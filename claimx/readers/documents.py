"""PDF and Word documents, by pypdf and python-docx, which the extra `claimx[documents]` installs."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from claimx.readers.draft import Draft, RefusedError

MOST_UNPACKED = 200_000_000
EXTRA = "needs more to be read: pip install 'claimx[documents]'"


def drafts(raw: bytes, kind: str) -> Sequence[Draft]:
    """The one article in a document; raises RefusedError where it holds no text, or the extra is missing."""
    try:
        text, title = _pdf(raw) if kind == "pdf" else _docx(raw)
    except ImportError:
        raise RefusedError("read", EXTRA) from None
    if not text.strip():
        raise RefusedError("empty", "a document without text")
    return [Draft(text=text, title=(title or "").strip() or None, from_page=True)]


def _pdf(raw: bytes) -> tuple[str, str | None]:
    from pypdf import PdfReader

    return "\n\n".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages).replace("\0", ""), None


def _docx(raw: bytes) -> tuple[str, str | None]:
    from docx import Document

    try:
        told = sum(member.file_size for member in ZipFile(BytesIO(raw)).infolist())
    except BadZipFile:
        raise RefusedError("read", "not a Word document") from None
    if told > MOST_UNPACKED:
        raise RefusedError("read", f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB")
    document = Document(BytesIO(raw))
    return "\n\n".join(p.text for p in document.paragraphs if p.text.strip()), document.core_properties.title
