"""PDF files: what stands on the pages, and which lines belong together."""

from quizapp.adapters.reader.files.pdf.pages import read_pdf

__all__ = ["read_pdf"]
