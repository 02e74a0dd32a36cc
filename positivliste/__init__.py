"""Run a Danish positive list, from the consultation to the published list.

from positivliste import Workspace

with Workspace.open("vestjylland", today="2020-03-20") as workspace:
    print(workspace.screening.run("courses-2020-04-01").funnel)
"""

from positivliste._version import __version__
from positivliste.workspace import Workspace

__all__ = ["Workspace", "__version__"]
