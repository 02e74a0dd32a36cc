"""The tools that CI and the Makefile rely on find what they are there to find."""

import json

import pytest

from positivliste.rules.rule import Rule


def published(folder, counts):
    entries = [{"group": f"Gruppe {group:02}"} for group, count in enumerate(counts) for _ in range(count)]
    target = folder / "documents" / "round" / "positivliste-round.json"
    target.parent.mkdir(parents=True)
    target.write_text(json.dumps({"content": {"entries": entries}}), encoding="utf-8")


def test_the_published_counts_are_checked(tmp_path, tool, capsys):
    check = tool("check_published")
    published(tmp_path / "good", check.BY_GROUP)
    published(tmp_path / "bad", (*check.BY_GROUP[:-1], check.BY_GROUP[-1] - 1))
    assert check.main([str(tmp_path / "good")]) == 0
    assert capsys.readouterr().out == "published: 486 courses in 12 groups\n"
    assert check.main([str(tmp_path / "bad")]) == 1
    assert check.main([str(tmp_path / "none")]) == 1


def test_a_new_rule_is_a_rule_in_the_form_of_its_neighbours(tmp_path, tool):
    path = tool("new_rule").scaffold("V199", "too_few_days", tmp_path)
    assert path.name == "v199_too_few_days.py"
    space = {}
    exec(compile(path.read_text(encoding="utf-8"), path.name, "exec"), space)  # noqa: S102 - our own template
    rule = space["RULE"]
    assert isinstance(rule, Rule)
    assert (rule.code, rule.title) == ("V199", "Too few days")
    assert not rule.apply(rule.passes[0].case, None)
    assert rule.apply(rule.fails[0].case, None)
    assert all("TODO" in text for text in (rule.danish, rule.mend, rule.plain.advice, rule.passes[0].name))


@pytest.mark.parametrize(
    ("code", "name"), [("V101", "again"), ("X101", "family"), ("V1", "short"), ("V199", "Bad Name")]
)
def test_a_bad_code_or_name_is_refused(tmp_path, tool, code, name):
    with pytest.raises(ValueError, match=r"is taken|is no"):
        tool("new_rule").scaffold(code, name, tmp_path)
    assert list(tmp_path.iterdir()) == []
