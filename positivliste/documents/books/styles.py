"""The looks of our workbooks: every style by its name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

INK, NAVY, GREY, LINE, PALE, INPUT, INPUT_HEAD, MARK = (
    "#1B2733", "#1F3A5F", "#5B6775", "#D5DBE3", "#F3F5F8", "#FFF8DC", "#F2C14E", "#A3161F",
)  # fmt: skip
DANISH_DATE = "[$-406]d\\. mmmm yyyy"

_BODY = {"valign": "top", "text_wrap": True, "bottom": 1, "bottom_color": LINE, "font_color": INK}
_HEAD = {"bold": True, "bg_color": NAVY, "font_color": "#FFFFFF", "valign": "vcenter"}
_COUNT = {**_BODY, "num_format": "#,##0", "align": "left"}
_SUM = {"bold": True, "top": 1, "top_color": NAVY}
_FRAME = {"border": 1, "border_color": LINE}


def _marked(ground: str, letters: str) -> dict[str, object]:
    return {**_BODY, "bold": True, "bg_color": ground, "font_color": letters}


STYLES: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "title": {"bold": True, "font_size": 16, "font_color": NAVY, "valign": "vcenter"},
        "subtitle": {"font_color": GREY, "valign": "vcenter"},
        "heading": {"bold": True, "font_size": 12, "font_color": NAVY, "valign": "bottom"},
        "prose": {"text_wrap": True, "valign": "top", "font_color": INK},
        "head": {**_HEAD, "text_wrap": True},
        "head-right": {**_HEAD, "align": "right"},
        "input-head": {**_HEAD, "text_wrap": True, "bg_color": INPUT_HEAD, "font_color": INK},
        "quiet-head": {"bg_color": LINE, "font_color": GREY, "font_size": 8, "valign": "vcenter"},
        "label": {**_BODY, "bold": True, "font_color": NAVY},
        "text": _BODY,
        "number": {**_BODY, "text_wrap": False, "num_format": "#,##0", "align": "right", "indent": 1},
        "count": _COUNT,
        "date": {**_BODY, "num_format": DANISH_DATE, "align": "left"},
        "total": {**_BODY, **_SUM},
        "total-count": {**_COUNT, **_SUM},
        "given": {**_BODY, "bg_color": PALE},
        "input": {**_BODY, **_FRAME, "bg_color": INPUT, "num_format": "@"},
        "standing-out": {"bold": True, "font_color": MARK},
        "quiet": {"bottom": 1, "bottom_color": LINE, "font_size": 8, "font_color": "#9AA5B1", "valign": "top"},
        # Text cells keep leading zeros, and do not turn "1-2" into a date.
        "field": {**_BODY, **_FRAME, "num_format": "@"},
        "field-date": {**_BODY, **_FRAME, "num_format": "dd-mm-yyyy", "align": "left"},
        # A light ground with dark letters; the text has a sign as well, so that nobody has to see the colour.
        "taken": _marked("#DDF0DF", "#14532D"),
        "merged": _marked("#DCE9F8", "#1F3A5F"),
        "refused": _marked("#F9DEDC", "#7A1620"),
        "waiting": _marked("#FBEFC9", "#5C4300"),
        "unread": _marked("#FBDDC4", "#6B3500"),
    }
)
"""What XlsxWriter is told of each style."""
