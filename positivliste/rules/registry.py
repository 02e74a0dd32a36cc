"""Every rule, found by its module: a new rule is a new file `x123_what_it_finds.py` with a `RULE` in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from positivliste.errors import WrongUsage
from positivliste.rules.rule import Rule, Trait

RETIRED: frozenset[str] = frozenset()
"""The codes of rules that are no more; none is ever used again."""

_MODULE = re.compile(r"([a-z]\d{3})_\w+")


@cache
def _modules() -> Mapping[str, str]:
    """The module of every rule, by its code."""
    names = sorted(file.stem for file in Path(__file__).parent.glob("*.py"))
    return {match[1].upper(): name for name in names if (match := _MODULE.fullmatch(name))}


@cache
def _load(code: str) -> Rule[Any]:
    found: Rule[Any] = import_module(f"{__package__}.{_modules()[code]}").RULE
    if found.code != code or code in RETIRED:
        raise ValueError(f"module {_modules()[code]} holds rule {found.code}")
    return found


@cache
def all_rules() -> tuple[Rule[Any], ...]:
    """Every rule, by code.

    Raises:
        ValueError: a module's name, its rule's code and the retired codes do not fit together.
    """
    return tuple(map(_load, _modules()))


def rule(code: str) -> Rule[Any]:
    """The rule with that code, in any case; no other is loaded.

    Raises:
        WrongUsage: there is none; the message names the nearest.
    """
    if code.upper() in _modules():
        return _load(code.upper())
    from difflib import get_close_matches  # loaded only for an error

    near = get_close_matches(code.upper(), _modules(), n=3, cutoff=0.5)
    hint = f"The nearest: {', '.join(near)}." if near else "`positivliste rules` lists them all."
    raise WrongUsage("unknown-rule", f"There is no rule {code!r}.", hint)


def has_trait(code: str, trait: Trait) -> bool:
    """Whether the rule with that code has a trait; a retired rule has none. No other rule is loaded."""
    return code in _modules() and trait in _load(code).traits


@cache
def codes_with(trait: Trait) -> tuple[str, ...]:
    """The codes of the rules that have a trait."""
    return tuple(found.code for found in all_rules() if trait in found.traits)
