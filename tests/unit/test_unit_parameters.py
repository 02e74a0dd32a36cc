"""Dated parameters: sourced, never guessed for a date that no source covers, and a council's own put before ours."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from positivliste.errors import BadData, WrongUsage
from positivliste.parameters import Parameters, sources
from positivliste.rules import all_rules

STANDARD = Parameters.standard()
SPRING = date(2020, 4, 1)


def own(value: object = 90, start: object = date(2026, 1, 1), **more: object) -> dict[str, object]:
    """A council's own value of how alike two titles must be, as its positivliste.toml has it."""
    entry = {"from": start, "value": value, "source": "made-up minutes, item 3", **more}
    return {"matching": {"near_title": {"values": [entry]}}}


def overridden(tables: dict[str, object]) -> Parameters:
    return STANDARD.overridden(tables, "positivliste.toml")


@pytest.mark.parametrize("name", STANDARD.values)
def test_every_value_has_a_title_a_unit_and_a_source(name):
    for value in STANDARD.values[name]:
        assert value.title
        assert value.unit
        assert value.source


@pytest.mark.parametrize("name", STANDARD.values)
def test_the_periods_of_a_value_follow_each_other_without_overlap_or_gap(name):
    periods = sorted(STANDARD.values[name], key=lambda value: value.start)
    for earlier, later in pairwise(periods):
        assert earlier.end == later.start - timedelta(days=1)
    assert periods[-1].end is None


@pytest.mark.parametrize("name", STANDARD.values)
def test_a_date_before_the_sources_is_an_error_that_names_the_period(name):
    first = min(value.start for value in STANDARD.values[name])
    assert STANDARD.lookup(name, first).start == first
    with pytest.raises(BadData) as error:
        STANDARD.lookup(name, first - timedelta(days=1))
    assert error.value.code == "uncovered-date"
    assert name in error.value.message
    assert f"from {first}" in error.value.message


def test_every_parameter_that_a_rule_reads_exists():
    read = {name for rule in all_rules() for name in rule.parameters}
    assert read
    assert read <= STANDARD.values.keys()


def test_the_three_months_of_list_a():
    values = STANDARD.on(SPRING)
    names = ("courses.max_months", "courses.max_weeks", "courses.max_days", "courses.max_hours")
    assert [values.number(name) for name in names] == [3, 13, 65, 481]
    assert values.text("consultation.end_of_day") == "23:59:59"
    assert values.texts("courses.effective_days") == ("04-01", "10-01")
    assert len(values.texts("courses.groups")) == 12


def test_the_name_of_the_body_changes_with_the_reform():
    assert STANDARD.lookup("body.short", date(2024, 12, 31)).value == "RAR"
    assert STANDARD.lookup("body.short", date(2025, 1, 1)).value == "RBR"


def test_an_unknown_parameter_is_wrong_usage():
    with pytest.raises(WrongUsage) as error:
        STANDARD.lookup("courses.max_years", SPRING)
    assert error.value.code == "unknown-parameter"


@pytest.mark.parametrize(
    ("ask", "name"), [("number", "courses.groups"), ("text", "courses.max_days"), ("texts", "courses.max_days")]
)
def test_a_value_of_another_type_is_never_taken_for_what_was_asked(ask, name):
    with pytest.raises(TypeError, match=name):
        getattr(STANDARD.on(SPRING), ask)(name)


class TestOverride:
    def test_it_holds_on_the_days_that_it_covers_and_on_no_others(self):
        mine = overridden(own(start=date(2026, 1, 1), to=date(2026, 6, 30)))
        days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1)]
        assert [mine.lookup("matching.near_title", day).value for day in days] == [51, 90, 90, 51]

    def test_it_brings_its_own_source_and_keeps_our_title_and_unit(self):
        value = overridden(own()).lookup("matching.near_title", date(2026, 1, 1))
        ours = STANDARD.lookup("matching.near_title", date(2026, 1, 1))
        assert value.source == sources.own("made-up minutes, item 3")
        assert (value.title, value.unit) == (ours.title, ours.unit)

    def test_it_leaves_our_own_parameters_alone(self):
        overridden(own())
        assert STANDARD.lookup("matching.near_title", date(2026, 1, 1)).value == 51

    def test_a_list_of_groups_can_be_overridden(self):
        tables = {"courses": {"groups": {"values": [{"from": SPRING, "value": ["A", "B"], "source": "item 1"}]}}}
        assert overridden(tables).on(SPRING).texts("courses.groups") == ("A", "B")

    @pytest.mark.parametrize("missing", ["from", "value", "source"])
    def test_an_incomplete_one_is_refused(self, missing):
        tables = own()
        del tables["matching"]["near_title"]["values"][0][missing]
        with pytest.raises(BadData, match=rf"matching\.near_title lacks {missing}") as error:
            overridden(tables)
        assert error.value.code == "incomplete-parameter"

    def test_an_unknown_name_is_refused(self):
        with pytest.raises(BadData, match=r"there is no parameter 'matching\.near'") as error:
            overridden({"matching": {"near": own()["matching"]["near_title"]}})
        assert error.value.code == "unknown-parameter"

    @pytest.mark.parametrize("value", ["90", 90.5, True, [90]])
    def test_a_value_of_another_type_is_refused(self, value):
        with pytest.raises(BadData, match=r"matching\.near_title has the value") as error:
            overridden(own(value))
        assert error.value.code == "bad-parameter"

    @pytest.mark.parametrize(
        "tables",
        [
            {"matching": {"near_title": 90}},
            {"matching": {"near_title": {"value": 90}}},
            {"matching": 90},
            pytest.param(own(start="2026-01-01")),
            pytest.param(own(source="")),
            pytest.param(own(to=date(2025, 1, 1))),
        ],
        ids=["a bare number", "no values", "a bare family", "a date in quotes", "no source", "ends before it begins"],
    )
    def test_an_entry_of_the_wrong_shape_is_refused_in_words(self, tables):
        with pytest.raises(BadData):
            overridden(tables)

    def test_a_workspace_reads_its_own_from_its_configuration(self, office):
        office.begin()
        config = office.home / "positivliste.toml"
        own_value = (
            "\n[parameters.courses.max_days]\n"
            'values = [{ from = 2020-01-01, value = 20, source = "made-up minutes" }]\n'
        )
        office.receive("Nordskolen", office.row("Svejsning 1", duration="25 dage"))
        assert office.screen().funnel.rejected == 0
        config.write_text(config.read_text(encoding="utf-8") + own_value, encoding="utf-8")
        with office.at("2020-03-02") as workspace:
            assert workspace.parameters.lookup("courses.max_days", SPRING).source == sources.own("made-up minutes")
        office.receive("Nordskolen", office.row("Svejsning 2", duration="20 dage"))
        screening = office.screen()
        assert screening.rejected_by_rule == {"V101": 1}
        assert screening.funnel.recommended == 1

    @pytest.mark.parametrize("text", ["council = ", "\udcff"], ids=["not TOML", "not UTF-8"])
    def test_a_configuration_that_cannot_be_read_is_an_error_in_words(self, office, text):
        office.create()
        (office.home / "positivliste.toml").write_bytes(text.encode(errors="surrogateescape"))
        with pytest.raises(BadData) as error:
            office.at("2020-03-01")
        assert error.value.code == "bad-config"
