"""The XML parts of a workbook, read as a stream: no tree is built, so a part of any size costs no memory."""

from __future__ import annotations

from xml.parsers import expat

from positivliste.intake import kinds
from positivliste.intake.zips import Archive

_MAX_DEPTH = 200_000


class _LocalNames(dict[str, str]):
    """Names without their namespace, each worked out once: there are few names and millions of elements."""

    def __init__(self, separator: str) -> None:
        super().__init__()
        self.separator = separator

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(self.separator)[2]
        return local


class Walk:
    """One pass over a part. A subclass acts at the start of an element, and sets further handlers where it needs them.

    Document types, and with them all entities, were refused with the archive.

    Attributes:
        local: the names of elements and attributes without what stands before the separator.
        ended: the elements that ended in the piece at hand. They are counted, for each that is open costs memory; to
            gather them in a list costs least.
    """

    def __init__(self, separator: str | None = None) -> None:
        """
        Args:
            separator: what parts namespace and name; without one names keep the prefix that the part gives them, which
                is a sixth faster.
        """
        self.local = _LocalNames(separator or ":")
        self.parser = expat.ParserCreate(namespace_separator=separator)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.ended: list[str] = []
        self.parser.EndElementHandler = self.ended.append

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        raise NotImplementedError

    def finish(self) -> None:
        """What to do at the end of the part."""

    def read(self, archive: Archive, part: str) -> None:
        """Go over the part; that the archive has none of that name is no error.

        Raises:
            BadData: "corrupt-file" where it is no XML, or an attribute of it is missing or no number; "too-large" where
                its elements stand in one another without end.
        """
        if part not in archive.sizes:
            return
        depth = 0
        try:
            for piece in archive.pieces(part):
                self.parser.Parse(piece)
                depth += piece.count(b"<") + piece.count(b"/>") - 2 * len(self.ended)  # or less, never more
                self.ended.clear()
                if depth > _MAX_DEPTH:
                    raise kinds.too_large(archive.name, f"the elements of its part {part} stand in one another")
            self.parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by position only
            self.finish()
        except (expat.ExpatError, KeyError, ValueError, OverflowError) as error:
            raise kinds.corrupt(archive.name, f"its part {part} cannot be read") from error
