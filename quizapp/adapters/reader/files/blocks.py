"""The words of an HTML tree, a block element to a paragraph: for short pages and the chapters of a book."""

from typing import Any

_PARAGRAPHS = frozenset(
    """p div h1 h2 h3 h4 h5 h6 li dt dd blockquote pre article section main header footer figure address
    ul ol dl table tr caption hr body html center details summary fieldset""".split()  # noqa: SIM905 (read as words)
)
_SILENT = frozenset(
    """script style noscript template nav aside form button select option textarea input svg math iframe object
    video audio canvas head menu dialog map figcaption""".split()  # noqa: SIM905
)
_SILENT_ROLES = frozenset({"navigation", "banner", "search", "complementary", "contentinfo", "dialog", "alert"})


def tree_of(page: str) -> Any:
    """The parsed page, or None when there is nothing to parse. No entity, file or address is ever followed."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def block_text(tree: Any) -> str:
    """All words outside menus, forms and scripts; a blank line between two blocks, "- " before a list item.

    Walks without recursion, so that no nesting is too deep.
    """
    out: list[str] = []
    stack: list[tuple[Any, bool]] = [(tree, True)]
    while stack:
        element, entering = stack.pop()
        if not entering:
            out.append(_edge(element) + (element.tail or "").replace("\n", " "))
        elif _is_silent(element):
            out.append((element.tail or "").replace("\n", " "))
        else:
            out.append(_edge(element) + _opening(element))
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
    return "".join(out)


def _is_silent(element: Any) -> bool:
    return (
        not isinstance(element.tag, str)
        or element.tag in _SILENT
        or element.get("role") in _SILENT_ROLES
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    )


def _edge(element: Any) -> str:
    if element.tag in _PARAGRAPHS:
        return "\n\n"
    return "\n" if element.tag == "br" else " " if element.tag in {"td", "th"} else ""


def _opening(element: Any) -> str:
    words = (element.text or "").replace("\n", " ")
    return "- " + words.lstrip() if element.tag == "li" else words
