"""The XML parts of a workbook, read as a stream: no tree is built, so a part of any size costs no memory."""

from __future__ import annotations

from xml.parsers import expat

from positivliste.intake import kinds
from positivliste.intake.zips import Archive


class _LocalNames(dict[str, str]):
    """Names without their namespace, each worked out once: there are few names and millions of elements."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(" ")[2]
        return local


class Walk:
    """One pass over a part. A subclass acts at the start of an element, and sets further handlers where it needs them.

    Names are "namespace name". Document types, and with them all entities, were refused with the archive.
    """

    def __init__(self) -> None:
        self.local = _LocalNames()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        raise NotImplementedError

    def read(self, archive: Archive, part: str) -> None:
        """Go over the part; that the archive has none of that name is no error.

        Raises:
            BadData: "corrupt-file" where it is no XML, or an attribute of it is missing or no number.
        """
        if part not in archive.sizes:
            return
        try:
            for piece in archive.pieces(part):
                self.parser.Parse(piece)
            self.parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by position only
        except (expat.ExpatError, KeyError, ValueError, OverflowError) as error:
            raise kinds.corrupt(archive.name, f"its part {part} cannot be read") from error
