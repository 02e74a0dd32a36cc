"""A council's own wording: our templates are copied out, changed, and can read no files and run no code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from positivliste.documents.content.letters import Reminder
from positivliste.documents.looks.meta import Meta
from positivliste.documents.looks.pdf import to_pdf
from positivliste.documents.looks.render import export_template, markdown, render, template_names
from positivliste.documents.looks.word import to_docx
from positivliste.errors import BadData, WrongUsage

HIDDEN = "root:x:0:0"


def test_every_template_can_be_exported_and_says_the_same(tmp_path: Path, reminder: Reminder) -> None:
    for name in template_names():
        (tmp_path / name).write_text(export_template(name), encoding="utf-8")
    assert {"_head.md", "reminder.md", "published-list.md"} <= {path.name for path in tmp_path.iterdir()}
    assert markdown(reminder, tmp_path) == markdown(reminder)


def test_a_council_changes_one_template_and_keeps_the_others(tmp_path: Path, reminder: Reminder) -> None:
    own = export_template("_regards.md").replace("Venlig hilsen", "Med venlig hilsen")
    (tmp_path / "_regards.md").write_text(own, encoding="utf-8")
    text = markdown(reminder, tmp_path)
    assert text == markdown(reminder).replace("Venlig hilsen", "Med venlig hilsen")
    meta = Meta("Påmindelse", "RAR Vestjylland", date(2020, 2, 24))
    assert to_docx(text, meta) != to_docx(markdown(reminder), meta)
    assert to_pdf(text, meta).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("name", ["findes-ikke.md", "../setup.cfg", "__init__.py", "reference.docx", ""])
def test_only_templates_can_be_exported(name: str) -> None:
    with pytest.raises(WrongUsage, match="no template"):
        export_template(name)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ doc.__init__.__globals__ }}",
        "{{ doc['__class__'] }}",
        "{{ doc | attr('__class__') }}",
        "{{ '{0.__class__}'.format(doc) }}",
        "{{ '{0.__class__}' | format(doc) }}{{ doc.__class__ }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ render.__code__ }}",
        "{{ doc.names.append('x') }}",
        "{{ doc.more.clear() }}",
        "{{ open('/etc/passwd').read() }}",
        "{{ range(999999999) | list }}",
        "{% include '/etc/passwd' %}",
        "{% include '../../../../etc/passwd' %}",
        "{% include '..\\\\..\\\\secret.md' %}",
        "{% extends '/etc/passwd' %}",
        "{% import '../secret.md' as x %}",
        "{% from '/etc/passwd' import x %}",
        "{% include 'x.md' %}",
    ],
)
def test_a_hostile_template_reaches_no_file_and_no_code(tmp_path: Path, attack: str) -> None:
    folder = tmp_path / "skabeloner"
    folder.mkdir()
    (tmp_path / "secret.md").write_text(HIDDEN, encoding="utf-8")
    (folder / "x.md").write_text(f"fin\n{attack}\n", encoding="utf-8")
    document = SimpleNamespace(names=("a",), more={"b": "c"})
    with pytest.raises(BadData) as caught:
        render("x.md", overrides=folder, doc=document)
    assert caught.value.code == "template"
    assert "x.md" in caught.value.message
    assert HIDDEN not in caught.value.message
    assert document.more == {"b": "c"}


def test_a_template_in_the_wrong_encoding_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "reminder.md").write_bytes("Påmindelse".encode("cp1252"))
    with pytest.raises(BadData, match=r"reminder\.md"):
        render("reminder.md", overrides=tmp_path)


@pytest.mark.parametrize("form", [to_docx, to_pdf])
@pytest.mark.parametrize("markup", ["![](/etc/passwd)", "![](picture-0.png)", "![](../skabeloner/x.md)"])
def test_a_template_can_show_no_file(tmp_path: Path, markup: str, form: Callable[[str, Meta], bytes]) -> None:
    (tmp_path / "x.md").write_text(f"# T\n\n{markup}\n", encoding="utf-8")
    with pytest.raises(BadData, match="names the picture"):
        form(render("x.md", overrides=tmp_path), Meta("T", "RAR", date(2020, 2, 24)))
