"""Start a rule in the form of its neighbours; the registry finds it by its file's name.

python tools/new_rule.py V104 too_few_days
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from positivliste.rules import all_rules
from positivliste.rules.registry import RETIRED

RULES = Path(__file__).resolve().parent.parent / "positivliste" / "rules"

TEMPLATE = '''\
"""{code}: {title}.

TODO: why the rule is there, and what it does in the cases that are not obvious.
"""

from collections.abc import Iterator

from positivliste.rules.rule import Example, Kind, Plain, Question, Rule, Said, Values
from positivliste.rules.samples import course_case
from positivliste.rules.subjects import CourseCase


def check(case: CourseCase, _: Values) -> Iterator[Said]:
    if not case.course.title:
        yield Said("TODO: what was found, with the values", "TODO: det samme på dansk.", case.course.id)


RULE = Rule(
    code="{code}",
    title="{title_upper}",
    danish="TODO",
    kind=Kind.REVIEW,
    source="A6: S1 2.2",  # TODO: a section of docs/domain.md, and what it rests on: see parameters/sources.py
    mend="TODO: what a person can do about it.",
    check=check,
    question=Question(),
    plain=Plain(advice="TODO: det, som afsenderen kan gøre."),
    passes=(Example("TODO: a name for the case", course_case()),),
    fails=(Example("TODO: a name for the case", course_case(title="")),),
)
'''


def scaffold(code: str, name: str, folder: Path = RULES) -> Path:
    """Write the module of a new rule.

    Raises:
        ValueError: the code or the name is no good, or the code is taken or retired.
    """
    if not re.fullmatch(r"[HDVKBFSL]\d{3}", code):
        raise ValueError(f"{code!r} is no code: a letter of H D V K B F S L and three digits, for example V104")
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        raise ValueError(f"{name!r} is no name: lower-case words joined by _, for example too_few_days")
    if code in RETIRED or code in {rule.code for rule in all_rules()}:
        raise ValueError(f"{code} is taken; codes are permanent, also those of retired rules")
    path = folder / f"{code.lower()}_{name}.py"
    title = name.replace("_", " ")
    text = TEMPLATE.format(code=code, title=title, title_upper=title[0].upper() + title[1:])
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def main(arguments: list[str]) -> int:
    """Write the module and say what comes next."""
    code, name = arguments if len(arguments) == 2 else ("", "")
    if not (code and name):
        print("usage: make new-rule CODE=V104 NAME=too_few_days")
        return 2
    try:
        path = scaffold(code, name)
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(
        f"wrote {path.relative_to(RULES.parent.parent)}\n"
        "next: replace every TODO, name the code in positivliste/process/*.toml where the rule acts: under `applies`\n"
        "(of a course or title), `judges` (by a person), `rules` (a stop) or `notes`; then `make docs` and `make test`"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
