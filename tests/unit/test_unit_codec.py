"""Events as text: every kind comes back as it was, and what was written in one version is read in every later one."""

import copy
import hashlib
import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from positivliste.canonical import canonical
from positivliste.errors import BadData
from positivliste.model import events as ev
from positivliste.model.council import Body, Respondent, RespondentKind
from positivliste.model.duration import Duration, Reading, Unit
from positivliste.model.file import File
from positivliste.model.finding import Answer, Case, Finding, Kind, Verdict
from positivliste.model.listing import Decision, Entry
from positivliste.model.proposal import Correction, Origin, Proposal
from positivliste.model.round import Delegation, ListKind, Priority, Round
from positivliste.model.row_error import RowError
from positivliste.model.screening import Funnel
from positivliste.store import codec

ORIGIN = Origin("ab" * 32, "svar.xlsx", "Kurser", 7)
DURATION = Duration("6 uger (30 dage)", (
    Reading(Decimal("6"), Decimal("6"), Unit.WEEKS), Reading(Decimal("1.50"), Decimal("30"), Unit.DAYS, assumed=True),
), date(2020, 3, 1), date(2020, 4, 11), None)  # fmt: skip
FULL = Proposal(
    id="P0001", respondent="Nordskolen", kind=RespondentKind.SCHOOL, received="2020-02-10T12:00:00+01:00",
    origin=ORIGIN, title="Blåmaling „æøå“", number="047111", provider="Nordskolen", private=True,
    duration=DURATION, job_title="Maler", group="Bygge og anlæg", only_with_others=True, remarks="bemærkning",
    extra=(("Pris", "100"), ("Pris", "200")),
)  # fmt: skip
FOUND = Finding("D201", Kind.REVIEW, "P0001", "message", "besked", "source", "P0002")
EXAMPLES = (
    ev.WorkspaceCreated("RAR Vestjylland"),
    ev.RoundOpened(Round(ListKind.COURSES, date(2020, 4, 1), supplement=True)),
    ev.RespondentAdded(Respondent("Nordskolen", RespondentKind.SCHOOL, "person-1")),
    ev.RespondentRemoved("Nordskolen"),
    ev.PrioritiesImported(File("p.xlsx", "cd" * 32), (Priority("Maler", "Bygge", "7131", "malearbejde"), Priority("Kok", "H"))),
    ev.ConsultationOpened("2020-02-28"),
    ev.DeadlineExtended("2020-03-02T12:00:00+01:00", "Nordskolen"),
    ev.ConsultationClosed(),
    ev.DocumentMade("letter", File("Høringsbrev.md", "ef" * 32), "Nordskolen"),
    ev.FileReceived("A0001", File("svar.xlsx", "ab" * 32), "Nordskolen", RespondentKind.SCHOOL, "2020-02-10", 3, 1, (("Hvad", "title"),)),
    ev.ProposalReceived(FULL),
    ev.RowRefused(File("svar.xlsx", "ab" * 32), RowError("Kurser", 7, "B", "", "the title is missing")),
    ev.ProposalScreened("P0001", "P0000", (FOUND,), (FOUND, FOUND), "Maler", "Bygge og anlæg"),
    ev.RoundScreened(Funnel(3, 1, 2, 0, 2, 1, 0, 1), ("A", "B"), {"courses.max_months": 3, "courses.groups": ["A", "B"]}),
    ev.CaseDecided(Verdict(Case("D201", "P0001", "P0002"), Answer.SAME, "person-1", "ens", "K201")),
    ev.ProposalCorrected("P0001", Correction("Maler", "Bygge og anlæg", DURATION), "rettet", "person-1"),
    ev.DelegationGiven(Delegation(ListKind.COURSES, date(2020, 1, 1), date(2020, 12, 31), "item 1.1")),
    ev.EntryListed(
        Entry(round="courses-2020-04-01", proposal="P0001", number="047111", title="Blåmaling", provider="Nordskolen", private=True,
              duration=DURATION, group="Bygge og anlæg", job_title="Maler", respondents=("Nordskolen", "Sydskolen"),
              only_with_others=True, special=True)
    ),
    ev.EntryDeclined("P0001", "tages op igen"),
    ev.RoundDecided(Decision(Body.CHAIR, date(2020, 3, 19), "item 2.2"), 486, 3),
    ev.ListPublished(date(2020, 3, 25), "12" * 32, (File("liste.xlsx", "34" * 32), File("liste.csv", "56" * 32))),
)  # fmt: skip
LEAST = (
    ev.ProposalReceived(Proposal("P0001", "Nordskolen", RespondentKind.SCHOOL, "2020-02-10", ORIGIN, "Svejsning")),
    ev.RoundOpened(Round(ListKind.COURSES, date(2020, 4, 1))),
    ev.ProposalScreened("P0001"),
    ev.RoundDecided(Decision(Body.COUNCIL, date(2020, 3, 19)), 0, 0),
)
GOLDEN = {
    "workspace.created": '{"council":"RAR Vestjylland"}',
    "round.opened": '{"round":{"effective":"2020-04-01","list":"courses","supplement":true}}',
    "deadline.extended": '{"deadline":"2020-03-02T12:00:00+01:00","respondent":"Nordskolen"}',
    "consultation.closed": "{}",
    "row.refused": '{"error":{"column":"B","message":"the title is missing","row":7,"sheet":"Kurser","value":""},'
    '"file":{"name":"svar.xlsx","sha256":"' + "ab" * 32 + '"}}',
    "case.decided": '{"verdict":{"answer":"same","by":"person-1","case":{"code":"D201","other":"P0002",'
    '"proposal":"P0001"},"code":"K201","reason":"ens"}}',
    "proposal.corrected": '{"by":"person-1","correction":{"duration":{"end":"2020-04-11","readings":[{"high":"6","low":"6",'
    '"unit":"weeks"},{"assumed":true,"high":"30","low":"1.50","unit":"days"}],"start":"2020-03-01",'
    '"text":"6 uger (30 dage)"},"group":"Bygge og anlæg","job_title":"Maler"},"proposal":"P0001","reason":"rettet"}',
    "round.decided": '{"decision":{"body":"chair","minutes":"item 2.2","on":"2020-03-19"},"declined":3,"listed":486}',
    "list.published": '{"content":"'
    + "12" * 32
    + '","files":[{"name":"liste.xlsx","sha256":"'
    + "34" * 32
    + '"},{"name":"liste.csv","sha256":"'
    + "56" * 32
    + '"}],"on":"2020-03-25"}',
}
KINDS = {
    "workspace.created", "round.opened", "respondent.added", "respondent.removed", "priorities.imported",
    "consultation.opened", "deadline.extended", "consultation.closed", "document.made", "file.received",
    "proposal.received", "row.refused", "proposal.screened", "round.screened", "case.decided", "proposal.corrected",
    "delegation.given", "entry.listed", "entry.declined", "round.decided", "list.published",
}  # fmt: skip


def test_kinds_and_versions_are_permanent():
    assert {(kind, 1) for kind in KINDS} <= ev.PAYLOADS.keys()


def test_every_kind_of_the_course_round_has_an_example():
    assert {type(example).KIND for example in EXAMPLES} == KINDS


@pytest.mark.parametrize("kind", ev.PAYLOADS, ids=lambda kind: f"{kind[0]} {kind[1]}")
def test_every_kind_that_there_is_comes_back_as_it_was(kind):
    """Values of every field's type, also of the kinds that are still to come."""
    st.register_type_strategy(Decimal, st.decimals(0, 10**6, places=2))
    st.register_type_strategy(dict, st.dictionaries(st.text(max_size=5), st.integers(), max_size=3))

    @settings(max_examples=25)
    @given(st.from_type(ev.PAYLOADS[kind]))
    def comes_back(payload):
        text = codec.dump(payload)
        assert codec.load(*kind, text) == payload
        assert codec.dump(codec.load(*kind, text)) == text

    comes_back()


@pytest.mark.parametrize("payload", [*EXAMPLES, *LEAST], ids=lambda payload: payload.KIND)
def test_every_kind_comes_back_as_it_was(payload):
    text = codec.dump(payload)
    assert codec.load(payload.KIND, payload.VERSION, text) == payload
    assert codec.dump(codec.load(payload.KIND, payload.VERSION, text)) == text


@pytest.mark.parametrize("kind", GOLDEN)
def test_what_is_written_does_not_change_silently(kind):
    payload = next(example for example in EXAMPLES if kind == example.KIND)
    assert codec.dump(payload) == GOLDEN[kind]
    assert codec.load(kind, 1, GOLDEN[kind]) == payload


def test_what_was_left_out_at_its_default_still_means_the_same():
    """A journal of today leaves defaults out, so that no default of an event can ever change."""
    bare = '{"proposal":{"id":"P0001","kind":"school","origin":{"file":"f","row":2,"sha256":"0","sheet":""},'
    text = bare + '"received":"2020-02-10","respondent":"Nordskolen","title":"Svejsning"}}'
    read = codec.load("proposal.received", 1, text).proposal
    assert (read.number, read.provider, read.private) == (None, None, None)
    assert (read.duration, read.job_title, read.group) == (Duration(), None, None)
    assert (read.only_with_others, read.remarks, read.extra) == (False, None, ())
    assert codec.load("round.opened", 1, '{"round":{"effective":"2020-04-01","list":"courses"}}') == LEAST[1]
    assert codec.load("proposal.screened", 1, '{"proposal":"P0001"}') == LEAST[2]


def test_an_amount_keeps_its_digits():
    text = codec.dump(EXAMPLES[10])
    assert '"low":"1.50"' in text
    assert "047111" in text


def test_canonical_json_has_one_form_only():
    assert canonical({"b": [1, "æ"], "a": None}) == '{"a":null,"b":[1,"æ"]}'.encode()


@pytest.mark.parametrize(("kind", "version"), [("list.burnt", 1), ("round.opened", 2)])
def test_an_unknown_kind_or_version_is_an_error_in_words(kind, version):
    with pytest.raises(BadData) as error:
        codec.load(kind, version, "{}")
    assert error.value.code == "unknown-event"
    assert f"{kind} version {version}" in error.value.message


@pytest.mark.parametrize("data", ["", "{", "[]", '{"round":{}}', '{"round":{"list":"courses","effective":"1. april"}}',
                                  '{"round":{"list":"beer","effective":"2020-04-01"}}',
                                  '{"round":{"list":"courses","effective":"2020-04-01"},"more":1}'])  # fmt: skip
def test_data_that_do_not_fit_are_an_error_in_words(data):
    with pytest.raises(BadData) as error:
        codec.load("round.opened", 1, data)
    assert error.value.code == "bad-event"


def test_the_hash_covers_everything_that_an_event_holds():
    parts = [1, "2020-01-01", "person-1", "r", "1.0", "round.opened", 1, "{}", codec.GENESIS]
    text = f'[1,"2020-01-01","person-1","r","1.0","round.opened",1,"{{}}","{codec.GENESIS}"]'
    assert codec.event_hash(*parts) == hashlib.sha256(text.encode()).hexdigest()
    assert codec.event_hash(*parts) == "85338ef4e896e57c9a658acabf80369bfb5585fff764797bbd73f2f911689998"
    hashes = {codec.event_hash(*parts)}
    for place, part in enumerate(parts):
        changed = [*parts[:place], part + 1 if isinstance(part, int) else f"{part}x", *parts[place + 1 :]]
        hashes.add(codec.event_hash(*changed))
    assert len(hashes) == len(parts) + 1


TEXT = st.text(max_size=20)


@given(TEXT, TEXT, st.none() | TEXT, st.lists(st.tuples(TEXT, TEXT), max_size=3), st.booleans())
def test_whatever_people_write_comes_back(title, respondent, remarks, extra, only):
    payload = ev.ProposalReceived(
        Proposal("P0001", respondent, RespondentKind.OTHER, "2020-02-10", ORIGIN, title,
                 remarks=remarks, extra=tuple(extra), only_with_others=only)
    )  # fmt: skip
    text = codec.dump(payload)
    assert codec.load(payload.KIND, 1, text) == payload
    assert json.loads(text)["proposal"]["title"] == title


@given(
    st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=1), st.sampled_from(list(Unit)),
    st.none() | st.dates(), st.booleans(),
)  # fmt: skip
def test_every_duration_comes_back(low, high, unit, day, assumed):
    correction = Correction(duration=Duration("text", (Reading(low, high, unit, assumed),), day, day))
    payload = ev.ProposalCorrected("P0001", correction, "", "person-1")
    assert codec.load(payload.KIND, 1, codec.dump(payload)) == payload


@pytest.mark.parametrize("payload", [*EXAMPLES, *LEAST], ids=lambda payload: payload.KIND)
def test_a_payload_that_nobody_has_looked_into_is_the_same(payload):
    def unread():
        return codec.unread(payload.KIND, payload.VERSION, codec.dump(payload))

    assert type(unread()) is type(payload)
    assert unread() == payload == copy.copy(unread())
    assert codec.dump(unread()) == codec.dump(payload)
    with pytest.raises(AttributeError, match="nothing"):
        unread().nothing  # noqa: B018


def test_what_does_not_fit_is_an_error_for_whoever_looks_first_and_again():
    said = codec.unread("round.opened", 1, "{}")
    for _ in range(2):
        with pytest.raises(BadData) as error:
            said.round  # noqa: B018
        assert error.value.code == "bad-event"
