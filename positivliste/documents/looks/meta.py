"""What a document is and how it looks, beside its text; and its pictures."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import field

from positivliste.errors import BadData
from positivliste.model.value import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class Picture:
    """A picture in a document: a logo, the year wheel.

    Attributes:
        content: the bytes of a PNG, JPEG or SVG.
        alternative: what it shows, in words, for those who do not see it.
    """

    content: bytes = field(repr=False)
    alternative: str

    @property
    def ending(self) -> str:
        """The ending that a file with this content has.

        Raises:
            BadData: it is no picture that Word and PDF both can show.
        """
        for start, ending in ((b"\x89PNG\r\n", "png"), (b"\xff\xd8\xff", "jpg")):
            if self.content.startswith(start):
                return ending
        if b"<svg" in self.content[:1000]:
            return "svg"
        raise BadData("picture", "A picture is neither PNG, JPEG nor SVG.", "Save it as PNG, and try again.")


@frozen
class Meta:
    """What a document is and how it looks, beside its text.

    Attributes:
        title: its title, which Word and a PDF reader show; without one there is no document.
        council: who sends it, for example "RAR Vestjylland".
        date: its date. It fixes every time stamp, so the same text on the same date gives the same bytes.
        language: the language of its text, as in "da" or "da-DK".
        landscape: the page lies down, as wide tables need it.
        mark: a line at the foot of every page, for example the hash of what was published.
        reference: a council's own reference.docx, which sets the looks in Word.
        logo: the council's logo, at the top of the first page.
        pictures: the pictures that the text may name: `![…](year-wheel)` is `pictures["year-wheel"]`.
    """

    title: str
    council: str
    date: date
    language: str = "da"
    landscape: bool = False
    mark: str = ""
    reference: bytes | None = field(default=None, repr=False)
    logo: Picture | None = None
    pictures: Mapping[str, Picture] = field(factory=lambda: MappingProxyType({}))

    def __attrs_post_init__(self) -> None:
        if not self.title.strip():
            raise BadData("no-title", "A document without a title is not accessible.", "Give the document a title.")
        for picture in (*self.pictures.values(), *([self.logo] if self.logo else ())):
            if not picture.alternative.strip():
                raise BadData(
                    "no-alternative",
                    "A picture has no words for those who do not see it.",
                    "Say in a few words what the picture shows.",
                )
