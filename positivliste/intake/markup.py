"""The XML parts of a workbook, read as a stream: no whole tree is built, so a part of any size costs little memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from positivliste.intake import kinds
from positivliste.intake.zips import Archive

BROKEN = (ParseError, KeyError, ValueError, OverflowError, RecursionError)
"""What is raised where a part is no XML, or an attribute of it is missing or no number."""

_MAX_DEPTH = 500
_MAX_WHOLE = 4 * 2**20


@lru_cache(maxsize=1024)
def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def walk(archive: Archive, part: str, *whole: str) -> Iterator[Element]:
    """Every element of a part, in its order; none where the archive has no part of that name.

    Document types, and with them all entities, were refused with the archive.

    Args:
        whole: the local names of those that come when all that is in them is there. Of the others only the attributes
            are: they come when they begin.

    Raises:
        ParseError: it is no XML.
        BadData: "too-large" where one element is larger than any of a workbook, or elements stand in one another
            without end.
    """
    if part not in archive.sizes:
        return
    builder = TreeBuilder()
    top = builder.start("", {})
    parser = XMLParser(target=builder)  # noqa: S314 - what makes XML dangerous was refused with the archive
    open_ = {top}
    last, size = top, 0
    for piece in archive.pieces(part):
        parser.feed(piece)
        level, depth = top, 0
        while len(level) and local(level.tag) not in whole:
            for element in level[:-1]:
                yield from _in_order(element, whole, open_)
            del level[:-1]
            level, depth = level[-1], depth + 1
            if level not in open_ and local(level.tag) not in whole:
                open_.add(level)
                yield Element(level.tag, level.attrib)
        last, size = level, size + len(piece) if level is last else 0
        if depth > _MAX_DEPTH or size > _MAX_WHOLE:
            raise kinds.too_large(archive.name, f"an element of its part {part} has no end")
    parser.close()
    yield from _in_order(top, whole, open_)


def _in_order(element: Element, whole: Collection[str], open_: set[Element]) -> Iterator[Element]:
    """What of an element that has ended did not come yet."""
    left = [element]
    while left:
        element = left.pop()
        if local(element.tag) in whole:
            yield element
            continue
        if element in open_:
            open_.discard(element)
        else:
            yield Element(element.tag, element.attrib)
        left += element[::-1]
