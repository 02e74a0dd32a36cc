"""The rules: one module each, and the registry that knows them all."""

from positivliste.rules.registry import all_rules, rule
from positivliste.rules.rule import Rule

__all__ = ["Rule", "all_rules", "rule"]
