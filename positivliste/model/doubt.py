"""What makes a row doubtful, so that a person has to look at it: what a sender did to it, or how it can be read."""

from __future__ import annotations

from enum import StrEnum

from positivliste.model.value import frozen


class Why(StrEnum):
    """Why a row is not taken at its face value. What is said of each stands in the rule that asks."""

    STRUCK = "struck through"
    HIDDEN_ROW = "hidden row"
    HIDDEN_COLUMN = "hidden column"
    HIDDEN_SHEET = "hidden sheet"
    REMARKED = "remark or comment"
    LINES = "several lines in merged cells"
    GOES_ON = "goes on from the row above"
    NOTHING_ABOVE = "the same as above, and nothing is above"
    BLANK_BELOW = "blank below a value"
    LIKE_A_HEADER = "like a row of headers"
    BESIDE = "a second column of the same name"


@frozen
class Doubt:
    """One thing about a row that a person has to look at.

    Attributes:
        text: the words of the file that it is about, if there are any: with the header of their column.
    """

    why: Why
    text: str = ""
