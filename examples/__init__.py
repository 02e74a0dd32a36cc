"""The example rounds, which `positivliste demo` runs. All courses in them are made up."""
