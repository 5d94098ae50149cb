"""The text of cards as HTML: Markdown with code, formulas, pictures and sounds; nothing in it can harm a page."""

from quizapp.web.rich.text import is_plain, plain, rich, rich_parts

__all__ = ["is_plain", "plain", "rich", "rich_parts"]
