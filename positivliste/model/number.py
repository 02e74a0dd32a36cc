"""The number of a course: an AMU number, which everybody knows it by, or a provider's own.

People write one number in many ways, several in one cell, and much that is no number at all. How they do stands here as
data, each with its reason; every place where a number is typed or received reads it by `read_number`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from attrs import field

from positivliste.danish import clean, fold
from positivliste.model.value import frozen

NO_NUMBER = {
    "?": "the sender does not know it",
    "x": "a cross in the column's place",
    "0": "a zero in the place of nothing",
    "-": "a dash in the place of nothing",
    "ingen": "said in words",
    "idv": "indtægtsdækket virksomhed: a course outside AMU, which has no number",
    "privat": "the provider's kind in the number's column",
    "ikke amu": "said in words",
    "n/a": "not available",
    "#i/t": "Excel's #N/A, as Danish Excel writes it",
}
"""Examples of what is no number, each with its reason. The rule behind them: without a digit, or with zeros only."""

LABELS = {
    "amunr": "the system that numbers the courses, with its abbreviation",
    "amu": "the system that numbers the courses",
    "uvm": "the ministry that numbers them",
    "euu": "the older name of adult vocational training",
    "fag": "the register calls a course a fag",
    "fagnr": "the register's name of the column",
    "fagnummer": "the register's name of the column",
    "fagkode": "the schools' administrative systems call it a code",
    "kursus": "the sender's word",
    "kursusnr": "the sender's word",
    "kursusnummer": "the sender's word",
    "kursuskode": "the sender's word",
    "aktivitetsnr": "the schools' administrative systems",
    "mål": "AMU courses are arbejdsmarkedsuddannelsesmål",
    "målnr": "the same, abbreviated",
    "målnummer": "the same, written out",
    "uddannelse": "the sender's word",
    "uddannelsesnr": "the sender's word",
    "uddannelsesmål": "AMU's word of a course, written out",
    "uddannelseskode": "the sender's word",
    "uddannelsesnummer": "the sender's word",
    "udd": "the same, abbreviated",
    "skolefag": "the register's word of a course",
    "aktivitetsnummer": "the schools' administrative systems",
    "veu": "the reform that AMU became part of",
    "id": "the sender's word",
    "ref": "the sender's word",
    "tidl": "an earlier number, beside the present one",
    "tidligere": "the same, written out",
    "ca": "the sender is not sure",
    "kode": "the sender's word",
    "nr": "number",
    "nummer": "number",
    "no": "number, in English",
    "num": "number",
    "#": "number",
    "№": "number",
}
"""What is written beside a number and is no part of it, each with its reason."""

PUBLIC_DIGITS = range(4, 7)
"""How many digits a number has that everybody knows a course by. AMU's have five, with leading zeros; four and six
are in older registers. Any other, and whatever has letters, is a number to its provider alone."""

# Texts, which `re` compiles when the first number is read: most commands read none.
_EXPONENT = r"(\d)[.,](\d+)e\+?0*(\d+)"  # a spreadsheet's 4,0088E+04
_THOUSANDS = r"(?<!\d)\d{1,3}(?:[., '’]\d{3})+(?!\d)"  # 40.088, 40 088
_SPACED = r"(?<!\d)\d{1,3}(?: \d{1,4})+(?!\d)"  # 04 0032, where nothing else stands in the cell: not 1/4 2025
_DECIMALS = r"(?<=\d)[.,]0{1,2}(?!\d)"  # a number cell as text: 40088,0
_SEVERAL = (
    r"(?<!\d{4}),|,(?!\d{1,2}(?!\d))|[;+&|·\\]|(?<!^[a-zæøå])/"  # 40088,5 is one, and K/1204
    r"|\s(?:og|samt|eller|el\.?|plus|and)\s"
    r"|(?<=\d{4})\s*[-–—]\s*(?=\d{4})|(?<=\d{4})[\s.:]+(?=\d{4})|(?<=\d{4})\s*\((?=[^()]*\d{4})"
)
_REMARK = r"\((?![^()]*\d{4})[^()]*\)|(?<=^\d{5})\s+[^\d]+$"  # 40088 (rev. 2), 40088 IDV
_LABEL = rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, sorted(LABELS, key=len, reverse=True)))})(?![^\W\d_])"
_MARKS = (  # K-1204 is K 1204; 20-4055 is not 204055, nor is 40088.1 the number 400881
    r"[()\[\]{}\"'’*=!]+|[-–—_./:\s](?!\d)|(?<!\d)[-–—_./:\s]"
)
_DASHES = str.maketrans("\u2010\u2011\u2012\u2212", "----")
_NOT_ZERO = r"[1-9]"
_DOUBT = "?"


@frozen
class Number:
    """What stands in the column of the number.

    Attributes:
        text: as it was written, which does not count where two are compared.
        public: the numbers in it that everybody knows a course by, digits with their leading zeros.
        own: the numbers in it that say something to their provider alone.
    """

    text: str = field(default="", eq=False)
    public: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.public | self.own if self.own else self.public

    @property
    def shown(self) -> str:
        """The number for people: digits alone where everybody knows it, else as its provider wrote it."""
        return clean(self.text) if self.own else "/".join(sorted(self.public))

    def __bool__(self) -> bool:
        return bool(self.public or self.own)


@lru_cache(maxsize=200_000)
def read_number(text: str | None) -> Number:
    """The numbers in a cell, or in what a person typed; none where there is none. Never raises."""
    if text and len(text) in PUBLIC_DIGITS and text.isascii() and text.isdecimal() and text.strip("0"):
        return Number(text, frozenset((text,)))  # as nearly all are written
    plain = re.sub(_DECIMALS, "", re.sub(_THOUSANDS, _joined, re.sub(_EXPONENT, _written_out, _folded(text))))
    parts = re.split(_SEVERAL, plain)
    if len(parts) == 1:
        parts = [re.sub(_SPACED, _joined, plain)]
    numbers = {part for part in map(_bare, parts) if re.search(_NOT_ZERO, part)}
    public = frozenset(part for part in numbers if part.isdecimal() and len(part) in PUBLIC_DIGITS)
    return Number(text or "", public, frozenset(numbers) - public)


def number_key(text: str | None) -> str:
    """Equal for two ways of writing one number, or one set of numbers; empty where there is none."""
    return "+".join(sorted(read_number(text).all))


def share_number(one: str | None, other: str | None) -> bool:
    """Whether two texts have a number in common."""
    return bool(read_number(one).all & read_number(other).all)


def number_among(text: str) -> Callable[[str | None], bool]:
    """Whether a cell shares a number with the text, without the leading zeros that a spreadsheet takes away.

    It is to find what was meant, never to join, and is asked of a hundred thousand cells.
    """
    wanted = {number.lstrip("0") for number in read_number(text).all}

    def among(cell: str | None) -> bool:
        if not (cell and wanted):
            return False
        if cell.isascii() and cell.isdecimal():
            return cell.lstrip("0") in wanted  # as nearly all are written
        return any(number.lstrip("0") in wanted for number in read_number(cell).all)

    return among


def _folded(text: str | None) -> str:
    folded = fold(unicodedata.normalize("NFKC", text or "")).translate(_DASHES)
    return folded if folded.isascii() else "".join(str(unicodedata.decimal(sign, sign)) for sign in folded)


def _joined(digits: re.Match[str]) -> str:
    return re.sub(r"\D", "", digits[0])


def _written_out(number: re.Match[str]) -> str:
    front, decimals, power = number[1], number[2], int(number[3])
    digits = front + decimals.ljust(power, "0")
    return digits if len(decimals) <= power <= PUBLIC_DIGITS.stop else number[0]


def _bare(part: str) -> str:
    return re.sub(_MARKS, "", re.sub(_LABEL, " ", re.sub(_REMARK, " ", part))).rstrip(_DOUBT)
