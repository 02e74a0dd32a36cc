"""A source names what anyone can look up."""

import re
from datetime import date

import pytest

from positivliste.parameters import Parameters
from positivliste.parameters.sources import Reference, Source, cited, own
from positivliste.process.definition import all_processes
from positivliste.rules import all_rules

ELI = re.compile(r"https://www\.retsinformation\.dk/eli/lta/\d{4}/\d+")
ADDRESS = re.compile(r"https://[\w.-]+/[\w./%-]+")
SOURCES = {
    **{rule.code: rule.source for rule in all_rules()},
    **{f"{name} from {v.start}": v.source for name, vs in Parameters.standard().values.items() for v in vs},
    **{f"{process.list} {process.title}": process.source for process in all_processes()},
    **{f"{process.title}: {step.name}": step.source for process in all_processes() for step in process.steps},
}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("A6: S1 2.2", ["Referat, RAR Vestjylland, marts 2020, punkt 2.2 [A6]"]),
        (
            "B1-B5: S0 3.4; udlændingeloven § 9 a(2)(1)(b)",
            [
                "Referat, RAR Vestjylland, 15. juni 2023, punkt 3.4",
                "Udlændingeloven, § 9 a, stk. 2, nr. 1, litra b [B1-B5]",
            ],
        ),
        (
            "A2: BEK 1181/2019 § 2(4)",
            [
                "Bekendtgørelse om den regionale uddannelsespulje (nr. 1181 af 25. november 2019), § 2, stk. 4"
                " <https://www.retsinformation.dk/eli/lta/2019/1181> [A2]"
            ],
        ),
        (
            "A6: S1 2.2; silent: calendar days",
            [
                "Referat, RAR Vestjylland, marts 2020, punkt 2.2 [A6]",
                "our decision, as the sources are silent: calendar days",
            ],
        ),
        ("silent: calendar days", ["our decision, as the sources are silent: calendar days"]),
    ],
)
def test_a_short_text_is_read(text, lines):
    assert list(cited(text).lines) == lines
    assert str(cited(text)) == "; ".join(lines)


def test_the_sections_of_all_parts_are_kept():
    found = cited("B7, B8: RAR Nordjylland; C: S1 1.3")
    assert found.sections == ("B7", "B8", "C")
    assert [reference.place for reference in found.references] == ["", "punkt 1.3"]


@pytest.mark.parametrize("text", ["A6", "", "S7 1.2", "S11 2.2", "A6: ", "a page that nobody knows"])
def test_what_nobody_can_look_up_is_no_source(text):
    with pytest.raises(ValueError, match="begins with no name"):
        cited(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("A6: S1", "'' is no item of 'Referat, RAR Vestjylland, marts 2020'"),
        ("S1 A6", "'A6' is no item"),
        ("A6: S1 2.2, ", "'2.2, ' is no item"),
        ("A2: BEK 1181/2019", "'' is no paragraph of 'Bekendtgørelse"),
        ("BEK 1181/2019 2(4)", "is no paragraph"),
        ("LOV 1656/2024 28", "is no paragraph"),
        ("udlændingeloven", "is no paragraph"),
        ("silent: ", "says what we decided"),
        ("A6: S1 2.2; silent:  ", "says what we decided"),
        ("B7: RAR Nordjylland", "can be looked up"),
        ("ISCO-08", "can be looked up"),
    ],
)
def test_a_source_says_where_to_look(text, problem):
    with pytest.raises(ValueError, match=re.escape(problem)):
        cited(text)


@pytest.mark.parametrize(
    "text", ["LOV 1656/2024", "nyidanmark", "RAR Nordjylland; nyidanmark", "ISCO-08, skill levels", "S1 2.2, its table"]
)
def test_what_can_be_looked_up_is_a_source(text):
    assert cited(text).references


def test_a_council_s_own_source_stays_in_its_words():
    assert own(" The council's meeting of 4 June 2026 ") == Source((Reference("The council's meeting of 4 June 2026"),))


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_names_more_than_our_own_code(name):
    for reference in SOURCES[name].references:
        assert re.search(r"[A-Za-zæøå]{4}", reference.title)
        assert not re.search(r"\b(?:[ABC]\d{1,2}|S[01])\b", f"{reference.title}, {reference.place}")
        assert not reference.address or ADDRESS.fullmatch(reference.address)


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_has_something_that_can_be_looked_up(name):
    found = SOURCES[name].references
    assert any(reference.place or reference.address or reference.decided for reference in found)
    assert all(reference.place.startswith("punkt ") for reference in found if reference.title.startswith("Referat"))


def test_a_law_with_a_single_text_has_its_address():
    laws = {
        r.title: r.address for source in SOURCES.values() for r in source.references if re.search(r"\bnr\. \d", r.title)
    }
    assert len(laws) == 3
    assert all(ELI.fullmatch(address) for address in laws.values())


def test_the_law_of_a_value_is_the_one_of_its_time():
    before, after = (Parameters.standard().lookup("body.short", day) for day in (date(2024, 12, 31), date(2025, 1, 1)))
    assert "254 af 1. marts 2024" in str(before.source)
    assert str(after.source).startswith("Lov nr. 1656 af 30. december 2024")
