"""What a title says once its habits of writing are taken away."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positivliste.matching.language import normalise, plain


def same(one, other):
    """Whether two titles say the same, in whatever order their words stand."""
    left, right = normalise(one), normalise(other)
    return (sorted(left.words), left.marks) == (sorted(right.words), right.marks)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Svejsning", "  SVEJSNING. "),
        ("Svejsning", "Kursus i svejsning"),
        ("Svejsning", "Svejsning, 3 dage"),
        ("Svejsning", "Svejsning (2-3 dage)"),
        ("Svejsning", "Svejsning 2 x 5 dage"),
        ("Svejsning", "Svejsning - 37 timer"),
        ("Svejsekursus", "svejse kursus"),
        ("Truck med certifikat", "Truck m/certifikat"),
        ("Regnskab uden IT", "Regnskab u. IT-kursus"),
        ("Netbutik ved kommunen", "Netbutik v/kommunen"),
        ("E-handel", "Ehandel"),
        ("Ergonomi inden for lager", "Ergonomi indenfor lager"),
        ("Drift inkl. energi", "Drift incl. energi"),
        ("CNC-drejning", "C.N.C. drejning"),
        ("Førstehjælp på lager", "1. hjælp på lager"),
        ("Dansk for tosprogede", "Dansk for 2-sprogede"),
        ("Svejsning", "Svejsning (40088)"),
        ("Svejsning", "40088 - Svejsning"),
        ("Svejsning", "Svejsning, start uge 34"),
        ("Svejsning", "Svejsning, varighed 5 dage"),
        ("Svejsning", "Svejsning - 6 ugers selvvalgt"),
        ("Svejsning", "Svejsning (udsolgt)"),
        ("Blåmaling", "Bla\u030amaling"),
        ("Blåmaling", "Blaamaling"),
        ("Rør og æg", "Roer & aeg"),
        ("Grundlæggende svejsning", "Svejsning, grundl."),
        ("Svejsning, grundkursus", "Grundlæggende svejsning"),
        ("Svejsning I", "Svejsning 1"),
        ("Svejsning II", "Svejsning 2"),
        ("Svejsning trin I", "Svejsning trin 1"),
        ("Svejsning I - stål", "Svejsning 1 stål"),
        ("SVEJSNING I INDUSTRIEN", "Svejsning i industrien"),
        ("Svejsning I Industrien", "Svejsning i industrien"),
        ("Lift over 3,5 ton", "Lift over 3.5 ton"),
        ("Førerkort C/E", "Førerkort C E"),
        ("Hejsefører kl. B (AMU 41.203)", "Hejsefører klasse B"),
        ("Fagnr. 41203: Hejsefører", "Hejsefører"),
        ("Svejsning 1 uge 7", "Svejsning 1"),
        ("Svejsning (uge 12-14)", "Svejsning"),
        ("Svejsning - hold 2", "Svejsning"),
        ("Svejsning 1, opstart 3.2.2025", "Svejsning 1"),
        ("Svejsning start d. 15/3", "Svejsning"),
        ("Svejsning 2 - 4. maj 2025", "Svejsning 2"),
        ("Svejsning 2 kr. 4.500", "Svejsning 2"),
        ("Svejsning (pris 1.200,-)", "Svejsning"),
        ("NY! Svejsning", "Svejsning"),
        ("Nyt: Svejsning", "Svejsning"),
        ("KÃ¸kken, forÃ¥r, lÃ¦ring", "Køkken, forår, læring"),
        ("Sp1ejsning f0r 0liefyr", "Splejsning for oliefyr"),
    ],
)  # fmt: skip
def test_two_ways_of_writing_one_title(one, other):
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Svejsning 1", "Svejsning 2"),
        ("Svejsning", "Svejsning 1"),
        ("Svejsning 1 - 3 dage", "Svejsning 2 - 3 dage"),
        ("Truck B", "Truck C"),
        ("Rør 6 mm", "Rør 8 mm"),
        ("Kran 70 t", "Kran 30 t"),
        ("C# programmering", "C++ programmering"),
        ("C programmering", "C++ programmering"),
        ("Excel 2016", "Excel 2019"),
        ("Ledelse", "Ledelse og IT"),
        ("Maling indvendig", "Maling udvendig"),
        ("Ny svejseteknik", "Svejseteknik"),
        ("Svejsning ISO 9606-1", "Svejsning ISO 9606-2"),
        ("Svejsning trin1", "Svejsning trin2"),
        ("AutoCAD 2D", "AutoCAD 3D"),
    ],
)
def test_two_titles_that_say_two_things(one, other):
    assert not same(one, other)


def test_a_label_is_known_beside_its_mark():
    assert normalise("Svejsning trin 2").labels == {"trin"}
    assert normalise("Svejsning kl. B").labels == normalise("Svejsning klasse B").labels == {"klasse"}


def test_an_abbreviation_that_nobody_listed_is_told_by_its_full_stop():
    assert normalise("Robott. montage").short == ("robott",)


@given(st.text(max_size=60))
def test_any_text_can_be_read_and_reading_what_was_read_changes_nothing(text):
    title = normalise(text)
    assert normalise(" ".join(title.words)).words == title.words or title.marks or title.short


@given(st.text(alphabet="abcæøåÆØÅ -", max_size=30))
def test_the_plain_form_has_no_danish_letters(text):
    assert not set(plain(text)) & set("æøåÆØÅ")


def test_every_entry_has_its_reason_and_none_stands_twice():
    raw = tomllib.loads(files("positivliste.matching").joinpath("language.toml").read_text(encoding="utf-8"))
    entries = [entry for part in raw.values() for entry in (part if isinstance(part, list) else [part])]
    assert all(entry["reason"] for entry in entries)
    for part in ("empty", "mark", "label"):
        words = [plain(word) for entry in raw[part] for word in entry["words"]]
        assert len(words) == len(set(words)), part


@given(st.lists(st.text(alphabet="abcdesrtæøåÆØÅI-.,/()&", min_size=1, max_size=9), max_size=6).map(" ".join))
def test_a_title_read_word_by_word_says_what_it_says_read_as_a_whole(title):
    assert normalise(title) == normalise(f"3 dage, {title}")
