"""Files made for the tests of reading: each format from the same short article."""

import io
import zipfile

import docx
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

TITLE = "The Lake That Never Ends"
FIRST = (
    "Lake Baikal is the deepest lake in the world, and it holds about a fifth of all the fresh water on Earth. It "
    "lies in the south of Siberia, between mountains whose names few travellers remember, and is home to the nerpa."
)
HEADING = "How it was made"
SECOND = (
    "The lake fills a rift where the crust of the Earth is slowly tearing apart. Its sediments are about twenty-five "
    "million years old, which makes it the oldest lake that anybody has found. “Nobody knows half of it,” she said."
)
PARAGRAPHS = [TITLE, FIRST, HEADING, SECOND]
TEXT = "\n\n".join(PARAGRAPHS)
CONTAINER = """<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
OPF = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>A Book of Lakes</dc:title><dc:creator>Ana Maria</dc:creator><dc:date>2024-05-03</dc:date></metadata>
<manifest><item id="two" href="two%20.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/></spine></package>"""


def html_page(*, body: str | None = None, head: str = "") -> bytes:
    """A page with furniture around the article."""
    article = f"<h1>{TITLE}</h1><p>{FIRST}</p><h2>{HEADING}</h2><p>{SECOND}</p>"
    page = f"""<!doctype html><html lang="en"><head><title>{TITLE} | The Daily Lake</title>{head}</head><body>
    <nav><a href="/">Home</a> <a href="/about">About us</a></nav><main><article>
    {article if body is None else body}</article></main>
    <aside>Buy our <b>wonderful</b> fish</aside><script>alert("not words")</script>
    <footer>© 2024 The Daily Lake. All rights reserved</footer></body></html>"""
    return page.encode()


def docx_file(*, author: str = "Ana Maria") -> bytes:
    document = docx.Document()
    document.core_properties.author = author
    document.add_heading(TITLE, 0)
    document.add_paragraph(FIRST)
    document.add_heading(HEADING, 2)
    document.add_paragraph(SECOND)
    document.add_paragraph("a warm coat", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Depth", "1,642 m"
    return _saved(document.save)


def pdf_file(paragraphs: list[str] = PARAGRAPHS, *, pages: int = 1, password: str | None = None) -> bytes:
    """A typeset PDF with a running header and page numbers."""

    def furniture(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.drawString(40, 560, f"The Daily Lake, page {template.page}")
        canvas.drawCentredString(200, 20, str(template.page))

    styles, story = getSampleStyleSheet(), []
    for number in range(pages):
        story += [PageBreak()] if number else []
        for words in paragraphs:
            heading = len(words) < 60
            story.append(Paragraph(words, styles["Heading2" if heading else "BodyText"]))
    buffer = io.BytesIO()
    template = SimpleDocTemplate(buffer, pagesize=A5, encrypt=password, title="untitled", author="Ana Maria")
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return buffer.getvalue()


def drawn_pdf(lines: list[tuple[float, float, str]]) -> bytes:
    """A PDF with each line of text just where it is put."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A5)
    for x, y, words in lines:
        canvas.drawString(x, y, words)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def archive(members: dict[str, str | bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def epub_file(**changes: str | bytes) -> bytes:
    """A book of two chapters and a table of contents; `changes` replace or add members (`__` stands for `/`)."""
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": OPF,
        "OEBPS/nav.xhtml": "<html><body><ol><li>Contents of the book</li></ol></body></html>",
        "OEBPS/text/one.xhtml": f"<html><body><h1>{TITLE}</h1><p>{FIRST}</p></body></html>",
        "OEBPS/two .xhtml": f"<html><body><h2>{HEADING}</h2><p>{SECOND}</p></body></html>",
    }
    return archive(members | {name.replace("__", "/"): content for name, content in changes.items()})


def _saved(save) -> bytes:  # type: ignore[no-untyped-def]
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()
