"""The façade: `Workspace` and its parts. The command line and scripts call nothing else."""

from positivliste.workspace.facade import Workspace

__all__ = ["Workspace"]
