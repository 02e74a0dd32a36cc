"""Run a Danish positive list, from the consultation to the published list.

from positivliste import Workspace

workspace = Workspace.open("vestjylland", today=date(2020, 3, 20))
print(workspace.screen("courses-2020-04-01").funnel)
"""

from typing import TYPE_CHECKING, Any

from positivliste._version import __version__

if TYPE_CHECKING:
    from positivliste.workspace import Workspace

__all__ = ["Workspace", "__version__"]


def __getattr__(name: str) -> Any:
    if name == "Workspace":  # loaded when asked for, so that `positivliste --version` stays quick
        from positivliste.workspace import Workspace

        return Workspace
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
