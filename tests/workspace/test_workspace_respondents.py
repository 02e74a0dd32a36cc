"""Who is on record twice, under two spellings, would be asked twice."""

import pytest

from positivliste import Workspace


@pytest.fixture
def workspace(tmp_path):
    with Workspace.create(tmp_path / "workspace", "RAR Vestjylland", today="2020-01-31") as made:
        yield made


@pytest.mark.parametrize(
    ("known", "new"),
    [("Nordskolen", "Nordskoln"), ("Tech College", "TechCollege"), ("Jobcenter Nordby", "Jobcenter Nordby Kommune")],
)
def test_a_name_that_resembles_one_on_record_is_told(workspace, known, new):
    workspace.respondents.add(known, "school")
    assert workspace.respondents.add(new, "school") == "added"
    assert workspace.respondents.resembling(new) == (known,)


@pytest.mark.parametrize(("known", "new"), [("Skole Nord", "Skole Nordvest"), ("Nordskolen", "Sydskolen"), ("A", "A")])
def test_a_name_of_its_own_is_not(workspace, known, new):
    workspace.respondents.add(known, "school")
    assert workspace.respondents.resembling(new) == ()


def test_an_import_tells_what_resembles(workspace, tmp_path):
    file = tmp_path / "parter.csv"
    file.write_text("Navn;Type\nNordskolen;skole\nNordskoln;skole\nSydskolen;skole\n", encoding="utf-8")
    assert workspace.respondents.import_(file).resembling == (
        ("Nordskolen", "Nordskoln"),
        ("Nordskoln", "Nordskolen"),
    )


def test_who_is_named_again_without_an_address_keeps_it(workspace):
    workspace.respondents.add("Nordskolen", "school", "post@nordskolen.dk")
    assert workspace.respondents.add("Nordskolen", "school") == "unchanged"
    assert workspace.respondents.add("Nordskolen", "partner") == "changed"
    assert [contact.email for contact in workspace.respondents.list()] == ["post@nordskolen.dk"]
