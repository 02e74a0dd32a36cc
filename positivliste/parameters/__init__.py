"""The dated values that the rules stand on, each with its source."""

from positivliste.parameters.lookup import Parameters, Value, Values

__all__ = ["Parameters", "Value", "Values"]
