"""Templates: what comes from outside stays text, and a wrong template says where it is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from positivliste.documents.content.wording import deadline_text, plain, received_text
from positivliste.documents.looks.render import Safe, escape, render
from positivliste.errors import BadData

FORMATS = ("markdown", "gfm", "commonmark_x")


def template(folder: Path, text: str) -> Path:
    (folder / "x.md").write_text(text, encoding="utf-8")
    return folder


def parts(node: Any) -> Iterator[str]:
    """The names of all elements of a Pandoc document below a block."""
    if isinstance(node, dict):
        if isinstance(node.get("t"), str):
            yield node["t"]
        yield from parts(node.get("c"))
    elif isinstance(node, list):
        for child in node:
            yield from parts(child)


def text_of(node: Any) -> str:
    if isinstance(node, dict):
        return " " if node.get("t") in ("Space", "SoftBreak") else text_of(node.get("c"))
    if isinstance(node, list):
        return "".join(map(text_of, node))
    return node if isinstance(node, str) else ""


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("around", ["{{ v }}", "Er {{ v }} nu", "- {{ v }}", "a{{ v }}b", "Er {{ v }}", "1. {{ v }}"])
def test_pandoc_reads_hostile_text_as_that_text(tmp_path: Path, make: SimpleNamespace, around: str, form: str) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="the next issue makes Pandoc a dependency")
    texts = [text for text in make.hostile if plain(text)]
    # One run of Pandoc for all of them: it takes its time to start.
    folder = template(tmp_path, f"{{% for v in texts %}}\n{around}\n\n------\n\n{{% endfor %}}")
    source = render("x.md", overrides=folder, texts=texts)
    blocks = json.loads(pypandoc.convert_text(source, "json", format=form))["blocks"]
    found = [block for block in blocks if block["t"] != "HorizontalRule"]
    list_parts = {"- ": {"BulletList"}, "1.": {"OrderedList", "Decimal", "Period"}}.get(around[:2], set())
    for text, block in zip(texts, found, strict=True):
        allowed = {"Para", "Plain", "Str", "Space"} | list_parts
        if form != "markdown" and "@" in text:
            allowed |= {"Link"}  # GFM makes a link of a bare address, which shows it and goes to it
        assert set(parts(block)) <= allowed, text
        assert plain(text) in text_of(block), text


def test_hostile_text_stays_in_its_table_cell(tmp_path: Path, make: SimpleNamespace) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="the next issue makes Pandoc a dependency")
    folder = template(tmp_path, "| a | b |\n|:--|--:|\n{% for v in texts %}\n| {{ v }} | {{ v }} |\n{% endfor %}\n")
    source = render("x.md", overrides=folder, texts=make.hostile)
    (table,) = json.loads(pypandoc.convert_text(source, "json", format="markdown"))["blocks"]
    assert table["t"] == "Table"
    (body,) = table["c"][4]
    found = [[text_of(cell[4]) for cell in cells] for _attributes, cells in body[3]]
    assert found == [[plain(text), plain(text)] for text in make.hostile]


def test_a_hostile_template_name_in_a_value_is_not_a_template(tmp_path: Path) -> None:
    folder = template(tmp_path, "{{ v }}")
    assert render("x.md", overrides=folder, v="{{ 7*7 }}") == "\\{\\{ 7\\*7 \\}\\}\n"


def test_only_our_own_fragments_are_markup(tmp_path: Path) -> None:
    folder = template(tmp_path, "{{ a }} {{ a + b }} {{ [a, b] | join('') }} {{ a | safe }} {{ b | safe }}")
    text = render("x.md", overrides=folder, a=Safe("**x**"), b="*")
    assert text == "**x** \\*\\*x\\*\\*\\* \\*\\*x\\*\\*\\* \\*\\*x\\*\\* \\*\n"


def test_values_read_as_danish(tmp_path: Path) -> None:
    folder = template(
        tmp_path,
        "Den {{ d }}, {{ n }}, {{ n | tal }}, {{ x }}, {{ n | antal('ret', 'retter') }}, {{ l | liste }}",
    )
    text = render("x.md", overrides=folder, d=date(2020, 4, 1), n=1234, x=Decimal("7.40"), l=["a", "b", "c"])
    assert text == "Den 1. april 2020, 1234, 1.234, 7,4, 1.234 retter, a, b og c\n"


def test_a_date_at_the_start_of_a_line_is_no_list(tmp_path: Path) -> None:
    assert render("x.md", overrides=template(tmp_path, "{{ d }}"), d=date(2020, 4, 1)) == "1\\. april 2020\n"


def test_escape_holds_wherever_it_stands() -> None:
    assert escape("a-b (c), d.\n# e") == "a\\-b \\(c\\), d\\. \\# e"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("fin\n{{ findes_ikke }}\n", 2, "findes_ikke"),
        ("fin\n\n{{ doc.mangler }}", 3, "mangler"),
        ("{{ none }}", 1, "missing"),
        ("fin\n{% if %}", 2, "Expected an expression"),
        ("{{ 1 / 0 }}", 1, "division"),
        ("fin\n{{ 'i går' | dato }}", 2, "isoformat"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("{{ 'x' | findes_ikke }}", 1, "findes_ikke"),
    ],
)
def test_a_wrong_template_is_an_error_that_names_the_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(BadData) as caught:
        render("x.md", overrides=template(tmp_path, text), none=None, doc=object())
    assert caught.value.code == "template"
    assert f"x.md, line {line}:" in caught.value.message
    assert says in caught.value.message


def test_a_missing_template_is_an_error() -> None:
    with pytest.raises(BadData, match=r"findes-ikke\.md"):
        render("findes-ikke.md")


def test_an_error_in_an_included_template_names_that_one(tmp_path: Path) -> None:
    (tmp_path / "_head.md").write_text("fin\n{{ doc.findes_ikke }}", encoding="utf-8")
    with pytest.raises(BadData, match=r"_head\.md, line 2"):
        render("x.md", overrides=template(tmp_path, "a\nb\nc\n{% include '_head.md' %}"), doc=object())


def test_a_deadline_in_words() -> None:
    assert deadline_text("2020-02-27T23:59:59+01:00") == "torsdag den 27. februar 2020 kl. 23.59"
    assert deadline_text("2020-02-27T22:59:59+00:00") == "torsdag den 27. februar 2020 kl. 23.59"
    assert deadline_text("2020-02-27") == "torsdag den 27. februar 2020"
    assert received_text("2020-08-31T08:05:00+00:00") == "31. august 2020 kl. 10.05"
    assert received_text("2020-08-31") == "31. august 2020"
