"""What a secretariat does, one module for each part of the round. The façade `positivliste.workspace` calls nothing
else."""
