"""Which kind of document a server sent: by its content, then by the server's word, then by the address."""

from urllib.parse import urlsplit

from quizapp.adapters.reader.files.kinds import ending, kind_of_content
from quizapp.adapters.reader.result import KINDS
from quizapp.adapters.reader.web.fetch import Page
from quizapp.core.errors import Refused

_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "text/markdown": "md",
    "text/x-markdown": "md",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/epub+zip": "epub",
}
_SILENT = {"", "application/octet-stream", "binary/octet-stream", "application/x-download"}


def kind_of_page(page: Page) -> str:
    """The page's kind; raises Refused: kind_not_known, broken_file."""
    said, found = _TYPES.get(page.content_type), kind_of_content(page.data)
    if (said is None and page.content_type not in _SILENT) or found is None:
        raise Refused("kind_not_known", kinds=KINDS)
    if found != "txt":
        return found
    if said in {"pdf", "docx", "epub"}:
        raise Refused("broken_file")
    if said == "txt" or said is None:
        return "md" if ending(urlsplit(page.url).path) in {"md", "markdown"} else "txt"
    return said
