"""What the rules say of suggested job titles, and what a person can make of it."""

from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from positivliste.errors import BadData, Refused, WrongUsage
from positivliste.model.round import ListKind

B, C = ListKind.HIGHER_EDUCATION, ListKind.SKILLED
ROUND = "higher-education-2023-10-01"
NEW_CODE, NEW_LEVEL = "Ny DISCO-08-kode", "Nyt niveau"
ACCEPT = {"Afgørelse": "Optages"}
OVERRULE = {"Afgørelse": "Optages alligevel", "Begrundelse": "niveauet var oplyst forkert"}
K202 = {"Afgørelse": "Afvises: uden for rådets kriterier (K202)", "Begrundelse": "ingen dokumentation"}


@pytest.fixture
def autumn(siri):
    """The round of autumn 2023, which takes suggestions without a consultation."""
    siri.open("2023-10-01", "2023-06-20")
    return siri


def found(siri, title="Geolog", on="2023-08-28", **values):
    """The codes of one suggestion with these values."""
    siri.suggest(title, "2023-07-01", **values)
    return siri.codes(ROUND, on)[title]


def test_a_title_that_passes(autumn):
    assert found(autumn) == set()
    assert autumn.outcomes(ROUND, "2023-08-28") == {"Geolog": "recommended"}


# S101, S109: the level


@pytest.mark.parametrize(
    "level", ["Professionsbachelor", "BACHELOR", "kandidat", "ph.d.", "Cand.polyt.", "mellemlang videregående", "LVU"]
)
def test_high_enough(autumn, level):
    assert found(autumn, level=level) == set()


@pytest.mark.parametrize("level", ["Faglært", "ufaglært", "Erhvervsakademiuddannelse", "kort videregående"])
def test_below_the_level(autumn, level):
    assert found(autumn, level=level) == {"S101"}
    assert autumn.outcomes(ROUND, "2023-08-28") == {"Geolog": "rejected"}


@pytest.mark.parametrize("level", [None, "", "erfaren", "høj"])
def test_a_level_that_cannot_be_told(autumn, level):
    assert found(autumn, level=level) == {"S109"}


@pytest.mark.parametrize("level", ["Lang videreuddannelse", "Videreuddannelse"])
def test_a_level_is_not_found_inside_another_word(autumn, level):
    assert found(autumn, level=level) == {"S109"}


@pytest.mark.parametrize(("level", "codes"), [("faglært", set()), ("bachelor", set()), ("ufaglært", {"S101"})])
def test_the_level_of_list_c(siri, level, codes):
    siri.suggest("Smed", "2023-07-01", C, level=level)
    name = siri.open("2023-10-01", "2023-07-01", C)
    assert siri.codes(name, "2023-08-28") == {"Smed": codes}


# S103, S108: the code


@pytest.mark.parametrize("code", ["214400", "2144.00", "2144", "21 44 00", "2"])
def test_a_code(autumn, code):
    assert found(autumn, disco=code) == set()


@pytest.mark.parametrize("code", [None, "", "21A", "2144001", "２１４４x"])
def test_no_code(autumn, code):
    assert "S103" in found(autumn, disco=code)


@pytest.mark.parametrize(("code", "codes"), [("721200", {"S108"}), ("011000", {"S108"}), ("121100", set())])
def test_the_code_against_the_level(autumn, code, codes):
    assert found(autumn, disco=code) == codes
    assert autumn.outcomes(ROUND, "2023-08-28") == {"Geolog": "recommended"}  # S108 only tells


def classification(siri, *codes, start, on="2023-06-30"):
    path = siri.sheet(f"disco-{start}.xlsx", ("Kode", "Betegnelse"), *((code, f"Arbejde {code}") for code in codes))
    with siri.at(on) as workspace:
        return workspace.references.import_disco(path, date.fromisoformat(start))


@pytest.mark.parametrize(("code", "codes"), [("214400", set()), ("2144", set()), ("21", set()), ("222222", {"S103"})])
def test_against_the_classification(autumn, code, codes):
    assert len(classification(autumn, "214400", "121100", start="2023-01-01").codes) == 2
    assert found(autumn, disco=code) == codes


def test_a_classification_with_a_bad_code_is_refused(autumn):
    head = autumn.head()
    with pytest.raises(BadData) as bad:
        classification(autumn, "214400", "21440x", start="2023-01-01")
    assert "21440x" in " ".join(bad.value.details)
    assert autumn.head() == head


def test_a_classification_of_a_later_date_does_not_hold_yet(autumn):
    classification(autumn, "121100", start="2026-01-01")
    assert found(autumn) == set()


def test_an_older_classification_does_not_take_the_place_of_a_newer(autumn):
    classification(autumn, "214400", start="2023-01-01")
    classification(autumn, "121100", start="2008-01-01")
    assert found(autumn) == set()


# S102: the national list in force on the effective date


def test_on_the_national_list(autumn):
    autumn.national(("GEOLOG", "211400", "01-07-2023"), on="2023-07-01")
    assert found(autumn) == {"S102"}
    assert autumn.outcomes(ROUND, "2023-08-28") == {"Geolog": "rejected"}


def test_the_list_in_force_on_the_effective_date_counts(autumn):
    autumn.national(("Geolog", "211400", "01-07-2023"), on="2023-07-01")
    autumn.national(("Statiker", "214200", "01-01-2024"), on="2023-08-01", name="januar.xlsx")
    autumn.suggest("Statiker", "2023-08-02")
    autumn.suggest("Geolog", "2023-08-02")
    assert autumn.codes(ROUND, "2023-08-28") == {"Statiker": set(), "Geolog": {"S102"}}


def test_a_newer_list_takes_the_place_of_the_older(siri):
    siri.national(("Geolog", "211400", "01-07-2023"), on="2023-07-01")
    siri.national(("Statiker", "214200", "01-01-2024"), on="2024-01-02", name="januar.xlsx")
    name = siri.open("2024-04-01", "2024-01-08")
    siri.consult(name, "2024-01-10", "2024-02-09", "2024-02-12")
    for title in ("Geolog", "Statiker"):
        siri.suggest(title, "2024-01-09")
    assert siri.codes(name, "2024-02-13") == {"Geolog": set(), "Statiker": {"S102"}}


def test_one_national_list_does_not_serve_the_other(autumn):
    autumn.national(("Geolog", "211400", "01-07-2023"), on="2023-07-01", kind=C)
    assert found(autumn) == set()


def test_a_national_list_without_dates(autumn):
    path = autumn.sheet("uden.xlsx", ("Stillingsbetegnelse", "DISCO-08"), ("Geolog", "211400"))
    with autumn.at("2023-07-01") as workspace:
        with pytest.raises(BadData) as bad:
            workspace.references.import_national(B, path)
        assert "--from" in " ".join(bad.value.details)
        assert workspace.references.import_national(B, path, date(2023, 7, 1)).start == date(2023, 7, 1)
    assert found(autumn) == {"S102"}


def test_list_a_has_no_national_list(autumn):
    path = autumn.sheet("uden.xlsx", ("Stillingsbetegnelse", "DISCO-08"), ("Geolog", "211400"))
    with autumn.at("2023-07-01") as workspace, pytest.raises(WrongUsage):
        workspace.references.import_national(ListKind.COURSES, path, date(2023, 7, 1))


def test_a_corrected_national_list_takes_the_place_of_the_first(autumn):
    autumn.national(("Statiker", "214200", "01-07-2023"), on="2023-07-01")
    autumn.national(
        ("Statiker", "214200", "01-07-2023"), ("Geolog", "211400", "01-07-2023"), on="2023-07-02", name="rettet.xlsx"
    )
    assert found(autumn) == {"S102"}


def test_a_title_with_a_later_date_does_not_put_off_the_whole_list(autumn):
    autumn.national(("Geolog", "211400", "01-07-2023"), ("Statiker", "214200", "01-01-2024"), on="2023-07-01")
    assert found(autumn) == {"S102"}


# S104: evidence by title, by code, and by area


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (("GEOLOG", None, "RAR Vestjylland", 40, 14, "Mangel"), set()),  # by title
        (("Jordbundsforsker", "214400", "Vestjylland", 40, 14, None), set()),  # by code
        (("Geolog", None, None, 40, 14, None), set()),  # of no area in particular
        (("Geolog", None, "RAR Sjælland", 40, 14, None), {"S104"}),  # of another area
        (("Statiker", "214200", "RAR Vestjylland", 40, 14, None), {"S104"}),  # of another title
    ],
)
def test_evidence(autumn, row, codes):
    autumn.evidence(row, on="2023-07-01")
    assert found(autumn, evidence=None) == codes


def test_evidence_of_the_suggestion_is_enough(autumn):
    assert found(autumn, evidence="Tre opslag") == set()


def test_the_newest_evidence_counts(autumn):
    autumn.evidence(("Geolog", None, None, 40, 14, None), on="2023-06-21")
    autumn.evidence(("Statiker", None, None, 40, 14, None), on="2023-07-01", name="ny.xlsx")
    assert found(autumn, evidence=None) == {"S104"}


def test_evidence_serves_after_it_came(autumn):
    assert found(autumn, evidence=None) == {"S104"}
    autumn.evidence(("Geolog", None, None, 40, 14, None), on="2023-08-29")
    assert autumn.codes(ROUND, "2023-08-30")["Geolog"] == set()


def test_evidence_that_is_no_number_is_refused(autumn):
    head = autumn.head()
    with pytest.raises(BadData) as bad:
        autumn.evidence(("Geolog", None, None, "mange", 14, None), on="2023-07-01")
    assert "mange" in " ".join(bad.value.details)
    assert autumn.head() == head


def test_corrected_evidence_of_the_same_day_counts(autumn):
    autumn.evidence(("Statiker", None, None, 40, 14, None), on="2023-07-01")
    autumn.evidence(("Geolog", None, None, 40, 14, None), on="2023-07-01", name="rettet.xlsx")
    assert found(autumn, evidence=None) == set()


# S106: the council's own list


@pytest.fixture
def listed(siri):
    """Geolog is on the list from 1 July 2023 to 1 July 2025."""
    siri.supplement("2023-07-01", "Geolog", screened="2023-06-02", decided="2023-06-05", reported="2023-06-12")
    return siri


def test_on_the_own_list(listed):
    listed.open("2023-10-01", "2023-07-03")
    assert found(listed, "GEOLOG") == {"S106"}


def test_a_title_that_has_run_out_can_be_suggested_again(listed):
    name = listed.open("2025-10-01", "2025-06-02")
    listed.suggest("Geolog", "2025-06-02")
    listed.consult(name, "2025-08-01", "2025-08-15", "2025-08-18")
    assert listed.codes(name, "2025-08-18") == {"Geolog": set()}


def test_a_title_that_was_extended_is_still_on_the_list(listed):
    with listed.at("2025-06-01") as workspace:
        workspace.listing.extend("Geolog", date(2026, 7, 1), "mangel", "notat")
    name = listed.open("2025-10-01", "2025-06-02")
    listed.suggest("Geolog", "2025-06-02")
    listed.consult(name, "2025-08-01", "2025-08-15", "2025-08-18")
    assert listed.codes(name, "2025-08-18") == {"Geolog": {"S106"}}


def test_a_title_that_leaves_on_the_day_itself_can_be_suggested_again(listed):
    name = listed.open("2025-07-02", "2025-06-02", supplement=True)
    before = listed.open("2025-06-30", "2025-06-02", supplement=True)
    listed.suggest("Geolog", "2025-06-02")
    assert listed.codes(before, "2025-06-03") == {"Geolog": {"S106"}}
    listed.suggest("Geolog", "2025-06-03")
    assert listed.codes(name, "2025-06-04") == {"Geolog": set()}


def test_another_list_is_another_list(listed):
    listed.suggest("Geolog", "2023-07-03", C, disco="721200", level="faglært")
    name = listed.open("2023-10-01", "2023-07-03", C)
    assert listed.codes(name, "2023-07-04") == {"Geolog": set()}


def test_two_rounds_do_not_list_a_title_twice(siri):
    names = []
    for effective in ("2023-09-01", "2023-10-01"):
        siri.suggest("Geolog", "2023-06-20")
        names.append(siri.open(effective, "2023-06-20", supplement=effective == "2023-09-01"))
        siri.screen(names[-1], "2023-06-21")
    siri.decide(names[0], "2023-07-03")
    siri.submit(names[0], "2023-07-04")
    with pytest.raises(Refused) as error:
        siri.decide(names[1], "2023-07-05")
    assert error.value.code == "S106"
    with siri.at("2023-10-02") as workspace:
        assert [x.title.title for x in workspace.listing.show() if x.state == "in force"] == ["Geolog"]


def test_a_title_that_is_reported_for_a_later_date_is_not_listed_again(siri):
    siri.supplement("2023-12-01", "Geolog", screened="2023-06-02", decided="2023-06-05", reported="2023-06-12")
    siri.open("2023-10-01", "2023-06-20")
    assert found(siri) == {"S106"}


# D103 and D201: the same title, and nearly


def test_the_same_title_is_one_title_of_everyone(autumn):
    autumn.suggest("Geolog", "2023-07-01", sender="En virksomhed")
    autumn.suggest(" GEOLOG", "2023-07-02", sender="En anden virksomhed")
    screening = autumn.screen(ROUND, "2023-08-28")
    assert (screening.funnel.proposals, screening.funnel.duplicates, screening.funnel.unique) == (2, 1, 1)
    assert screening.courses[0].course.respondents == ("En virksomhed", "En anden virksomhed")
    assert [merge.finding.code for merge in screening.merges] == ["D103"]


def test_the_same_title_is_taken_apart_and_put_together_again(autumn):
    autumn.suggest("Geolog", "2023-07-01")
    autumn.suggest("GEOLOG", "2023-07-02")
    autumn.screen(ROUND, "2023-08-28")
    for answer, left in (("Forskellige stillinger: behold begge", 2), ("Samme stilling: læg sammen", 1)):
        autumn.judge(ROUND, {"D103:P0001+P0002": {"Afgørelse": answer}}, "2023-08-29")
        with autumn.at("2023-08-29") as workspace:
            screening = workspace.screening.run(ROUND)
            _, cases = workspace.review.export(ROUND)
        assert (screening.funnel.unique, screening.funnel.adds_up) == (left, True)
        assert [(row.case, row.answer) for row in cases.joined] == [("D103:P0001+P0002", answer)]


def test_titles_that_disagree_on_the_code(autumn):
    autumn.suggest("Geolog", "2023-07-01", disco="211400")
    autumn.suggest("Geolog", "2023-07-01", disco="214400")
    assert autumn.codes(ROUND, "2023-08-28") == {"Geolog": {"D202"}}


def test_titles_that_disagree_on_the_code_can_be_accepted(autumn):
    autumn.suggest("Geolog", "2023-07-01", disco="211400")
    autumn.suggest("Geolog", "2023-07-01", disco="214400")
    autumn.screen(ROUND, "2023-08-28")
    assert autumn.judge(ROUND, {"D202:P0001+P0002": {**ACCEPT, "Begrundelse": "211400"}}, "2023-08-29").open == 0


def test_titles_that_disagree_are_two(autumn):
    autumn.suggest("Geolog", "2023-07-01", disco="211400")
    autumn.suggest("Geolog", "2023-07-01", disco="214400")
    autumn.screen(ROUND, "2023-08-28")
    answer = {"Afgørelse": "Forskellige stillinger: behold begge"}
    assert autumn.judge(ROUND, {"D202:P0001+P0002": answer}, "2023-08-29").open == 0
    with autumn.at("2023-08-29") as workspace:
        assert [screened.course.disco for screened in workspace.screening.run(ROUND).courses] == ["211400", "214400"]


def test_titles_that_disagree_on_the_level(autumn):
    autumn.suggest("Geolog", "2023-07-01", level="kandidat")
    autumn.suggest("Geolog", "2023-07-01", level="faglært")
    assert autumn.codes(ROUND, "2023-08-28")["Geolog"] & {"D202", "S101"}


def test_nearly_the_same_is_shown_to_a_person(autumn):
    autumn.suggest("Vindmølleingeniør, offshore", "2023-07-01")
    autumn.suggest("Vindmølleingeniør offshore.", "2023-07-01")
    assert sorted(autumn.outcomes(ROUND, "2023-08-28").values()) == ["review", "review"]


# A person decides


@pytest.fixture
def open_case(autumn):
    autumn.suggest("Geolog", "2023-07-01", evidence=None)
    autumn.screen(ROUND, "2023-08-28")
    return autumn


def test_an_open_case_stops_the_decision(open_case):
    with pytest.raises(Exception, match="1 job title in review must") as refused:
        open_case.decide(ROUND, "2023-09-11")
    assert refused.value.code == "B102"


@pytest.mark.parametrize(("answer", "outcome"), [(ACCEPT, "recommended"), (K202, "rejected")])
def test_a_person_decides_the_case(open_case, answer, outcome):
    done = open_case.judge(ROUND, {"S104:P0001": answer}, "2023-08-30")
    assert (sum(done.decided.values()), done.open) == (1, 0)
    assert open_case.outcomes(ROUND, "2023-08-30") == {"Geolog": outcome}
    assert open_case.decide(ROUND, "2023-09-11").listed == (outcome == "recommended")


def test_a_shortage_that_is_not_documented_is_a_reason_of_its_own(open_case):
    answer = {"Afgørelse": "Afvises: manglen er ikke dokumenteret (K203)", "Begrundelse": "ét opslag er for lidt"}
    open_case.judge(ROUND, {"S104:P0001": answer}, "2023-08-30")
    screening = open_case.screen(ROUND, "2023-08-30")
    assert screening.rejected_by_rule == {"K203": 1}
    (screened,) = screening.courses
    assert screened.findings[-1].danish == "Manglen på arbejdskraft er ikke dokumenteret: ét opslag er for lidt"


def test_the_review_of_job_titles_asks_about_no_course(autumn):
    autumn.suggest("Vindmølleingeniør, offshore", "2023-07-01")
    autumn.suggest("Vindmølleingeniør offshore.", "2023-07-01", evidence=None)
    autumn.suggest("Geolog", "2023-07-01")
    autumn.screen(ROUND, "2023-08-28")
    with autumn.at("2023-08-29") as workspace:
        _, cases = workspace.review.export(ROUND)
    assert {row.code for row in (*cases.open, *cases.content)} >= {"D201", "S104", "K202"}
    assert not [row.question for row in cases.open if "kurs" in row.question.casefold()]
    assert [row.case for row in cases.content] == ["K202:P0003"]


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("Samme stilling: læg sammen", 1),
        ("Forskellige stillinger: behold begge", 2),
        ("Samme kursus: læg sammen", 1),  # the words of 0.1.0
        ("Forskellige kurser: behold begge", 2),
    ],
)
def test_a_pair_of_titles_is_answered_in_its_own_words_and_in_the_old_ones(autumn, answer, left):
    autumn.suggest("Vindmølleingeniør, offshore", "2023-07-01")
    autumn.suggest("Vindmølleingeniør offshore.", "2023-07-01")
    autumn.screen(ROUND, "2023-08-28")
    autumn.judge(ROUND, {"D201:P0001+P0002": {"Afgørelse": answer}}, "2023-08-29")
    assert list(autumn.outcomes(ROUND, "2023-08-29").values()) == ["recommended"] * left
    with autumn.at("2023-08-29") as workspace:
        _, cases = workspace.review.export(ROUND, decided=True)
    assert [row.answer for row in cases.decided] == [
        answer.replace("kursus", "stilling").replace("kurser", "stillinger")
    ]


def test_a_rejection_in_the_words_of_another_list_stands(open_case):
    answer = {"Afgørelse": "Afvises: giver ikke de ønskede kompetencer (K201)", "Begrundelse": "uden for området"}
    open_case.judge(ROUND, {"S104:P0001": answer}, "2023-08-30")
    assert open_case.outcomes(ROUND, "2023-08-30") == {"Geolog": "rejected"}


def test_a_rejection_needs_a_reason(open_case):
    with pytest.raises(BadData) as bad:
        open_case.judge(ROUND, {"S104:P0001": {"Afgørelse": K202["Afgørelse"]}}, "2023-08-30")
    assert "Begrundelse" in " ".join(bad.value.details)


def test_a_person_overrules_the_level(autumn):
    assert found(autumn, level="faglært") == {"S101"}
    autumn.judge(ROUND, {"S101:P0001": OVERRULE}, "2023-08-30")
    assert autumn.outcomes(ROUND, "2023-08-30") == {"Geolog": "recommended"}


def test_a_recommended_title_is_turned_down(autumn):
    assert found(autumn) == set()
    autumn.judge(ROUND, {"K202:P0001": K202}, "2023-08-30")
    assert autumn.outcomes(ROUND, "2023-08-30") == {"Geolog": "rejected"}


def test_every_open_case_of_a_title_is_decided(autumn):
    assert found(autumn, disco=None, level=None, evidence=None) == {"S103", "S104", "S109"}
    assert autumn.judge(ROUND, {"S103:P0001": {**ACCEPT, NEW_CODE: "2144"}}, "2023-08-30").open == 1
    answers = {"S104:P0001": ACCEPT, "S109:P0001": {**ACCEPT, NEW_LEVEL: "kandidat"}}
    assert autumn.judge(ROUND, answers, "2023-08-31").open == 0
    autumn.decide(ROUND, "2023-09-11")
    (title,) = autumn.submit(ROUND, "2023-09-12").titles
    assert (title.disco, title.level) == ("2144", "kandidat")


@pytest.mark.parametrize("code", ["21A", "2144001"])
def test_a_code_of_the_review_is_a_code(autumn, code):
    assert found(autumn, disco=None) == {"S103"}
    with pytest.raises(BadData):
        autumn.judge(ROUND, {"S103:P0001": {**ACCEPT, NEW_CODE: code}}, "2023-08-30")


def test_a_level_of_the_review_is_judged_by_the_rules(autumn):
    assert found(autumn, level=None) == {"S109"}
    autumn.judge(ROUND, {"S109:P0001": {**ACCEPT, NEW_LEVEL: "faglært"}}, "2023-08-30")
    assert autumn.outcomes(ROUND, "2023-08-30") == {"Geolog": "rejected"}


def test_accepting_without_a_code_needs_a_reason(autumn):
    assert found(autumn, disco=None) == {"S103"}
    with pytest.raises(BadData):
        autumn.judge(ROUND, {"S103:P0001": ACCEPT}, "2023-08-30")
    assert autumn.judge(ROUND, {"S103:P0001": {**ACCEPT, "Begrundelse": "findes ikke"}}, "2023-08-30").open == 0


# The files behind it


@pytest.mark.parametrize("what", ["national", "suggestions"])
def test_verify_sees_that_a_received_file_was_changed(siri, what):
    if what == "national":
        siri.national(("Geolog", "211400", "01-07-2023"), on="2023-07-01")
    else:
        with siri.at("2023-07-01") as workspace:
            workspace.suggestions.add_file(B, siri.titles(("Geolog", "211400", "kandidat", "x")), "En virksomhed")
    kept = [path for path in (siri.office.home / "received").rglob("*") if path.is_file()]
    assert len(kept) == 1
    kept[0].chmod(0o644)
    kept[0].write_bytes(b"forged")
    with siri.at("2023-07-02") as workspace:
        assert workspace.journal.verify().flaws


def test_a_file_of_suggestions_is_taken_once(siri):
    path = siri.titles(("Geolog", "211400", "kandidat", "x"))
    with siri.at("2023-07-01") as workspace:
        workspace.suggestions.add_file(B, path, "En virksomhed")
        with pytest.raises(BadData):
            workspace.suggestions.add_file(B, path, "En virksomhed")


def test_a_code_and_a_level_can_be_taken_away_and_the_letter_says_so(autumn):
    """The code of the sender is wrong, and nobody knows a better one."""
    autumn.suggest("Geolog", "2023-07-01", disco="9999", level="kandidat", evidence=None, sender="En virksomhed")
    name = ROUND
    autumn.screen(name, "2023-08-28")
    with autumn.at("2023-08-28") as workspace:
        cases = [row.case for row in workspace.review.export(name)[1].open]
    taken = {"Afgørelse": "Optages", "Begrundelse": "koden kendes ikke", "Ny DISCO-08-kode": "-"}
    autumn.judge(name, dict.fromkeys(cases, taken), "2023-08-29")
    with autumn.at("2023-08-30") as workspace:
        (found,) = workspace.screening.run(name).courses
        written = workspace.documents.write("answers-to-respondents", name)
    assert (found.course.disco, found.course.first.disco) == (None, "9999")
    book = next(w.path for w in written if w.path.suffix == ".xlsx")
    rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("Jeres rækker").to_python()
    assert any("9999 → (fjernet)" in row for row in rows)


# D106, and judgements of earlier rounds


def test_what_an_earlier_round_said_of_a_title(autumn):
    """Turned down, listed and still on the list, judged to be another: each is known in the next round."""
    spring = "higher-education-2024-04-01"
    for title in ("Geolog", "Fysiker", "Vandmiljøingeniør", "Vandmiljøingenør"):
        autumn.suggest(title, "2023-07-01")
    autumn.screen(ROUND, "2023-08-01")
    different = {"Afgørelse": "Forskellige stillinger: behold begge", "Begrundelse": "to fag"}
    pair, turned_down = "D201:P0003+P0004", "K202:P0001"
    autumn.judge(ROUND, {pair: different, turned_down: K202}, "2023-08-02")
    autumn.decide(ROUND, "2023-09-01")
    autumn.submit(ROUND, "2023-09-02")
    autumn.open("2024-04-01", "2023-12-01")
    for title in ("Vandmiljøingenør", "Geolog", "Fysiker", "Vandmiljøingeniør", "Fysikker"):
        autumn.suggest(title, "2023-12-02")
    autumn.consult(spring, "2023-12-03", "2023-12-20", "2024-01-04")
    screening = autumn.screen(spring, "2024-01-05")
    codes = {s.course.title: {f.code for f in s.findings} for s in screening.courses}
    assert codes["Geolog"] == {"D106"}
    assert codes["Fysiker"] >= {"S106"}
    assert "D106" not in codes["Fysiker"], "it stands on the list, and S106 says so"
    (told,) = [f.danish for f in screening.findings if f.code == "D106" and f.proposal == "P0002"]
    assert told.startswith("Kom ikke på listen fra 1. oktober 2023: ")
    assert "ingen dokumentation" in told
    assert [(verdict.case.id, verdict.carried, verdict.reason) for verdict in screening.carried] == [
        ("D201:P0001+P0004", ROUND, "to fag")
    ]


def test_a_judgement_of_job_titles_has_their_columns_and_comes_back(siri, tmp_path):
    good = {"disco": "214400", "level": "kandidat", "evidence": "Tre opslag"}
    with siri.at("2024-01-10") as workspace:
        name = workspace.rounds.open("higher-education", "2024-04-01").id
        for title in ("Procesingeniør i anlæg", "Procesingeniør i anlag"):
            workspace.suggestions.add("higher-education", title, "Firma A/S", **good)
        workspace.consultation.open(name, "2024-02-16")
        workspace.consultation.close(name)
        workspace.screening.run(name)
        book = siri.office.filled(
            workspace.review.export(name)[0], {"D201:P0001+P0002": {"Afgørelse": "Samme stilling: læg sammen"}}
        )
    with siri.at("2024-01-11") as workspace:
        workspace.review.import_(name, book, "Test Testesen")
        content = workspace.judgements.export(name)[0]
        head, row = content.decode("utf-8-sig").splitlines()
        assert head.split(";")[5:8] == ["Forslag 1", "Stillingsbetegnelse 1", "DISCO-08 1"]
        assert "Udbyder" not in head
        assert row.split(";")[5:8] == ["P0001", "Procesingeniør i anlæg", "214400"]
        path = tmp_path / "domme.csv"
        path.write_bytes(content)
        assert workspace.judgements.import_(name, path, "Bo Bang").unchanged == 1


def test_a_dry_run_shows_what_a_job_title_has(siri):
    with siri.at("2024-01-10") as workspace:
        workspace.respondents.add("Firma A/S", "partner")
        name = workspace.rounds.open("higher-education", "2024-04-01").id
        workspace.consultation.open(name, "2024-02-16")
        header = ("Stillingsbetegnelse", "DISCO-08", "Uddannelsesniveau", "Dokumentation for mangel")
        path = siri.office.sheet("svar.xlsx", header, [("Geolog", "211400", "kandidat", "2")])
        (file,) = workspace.answers.receive(name, path, "Firma A/S", dry_run=True).files
    assert file.table() == [
        {"proposal": "P0001", "row": 2, "title": "Geolog", "disco": "211400", "level": "kandidat", "evidence": "2"}
    ]
    assert file.proposals[0].private is None
