# `make demo` and `make test` set up everything they need in .venv, and only when setup.cfg has changed since.

PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
VENV := .venv
BIN := $(VENV)/bin
SETTINGS := setup.cfg pyproject.toml
SCRIPTS := tools benchmarks examples/scripts

.DEFAULT_GOAL := help
.PHONY: help demo test check docs new-rule mutants clean

help: ## Show what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/installed ## Run the round of spring 2020 in build/demo, from start to end
	rm -rf build/demo
	mkdir -p build
	$(BIN)/positivliste demo build/demo

test: $(VENV)/installed-dev ## Run every test, with branch coverage
	$(BIN)/python -m pytest --numprocesses 2 --cov --cov-report=term

check: $(VENV)/installed-dev ## Lint, format, types, layers, and whether the generated docs are up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	rm -rf build/typecheck build/lib
	$(BIN)/python -m pip install --quiet --no-deps --target build/typecheck .
	$(BIN)/mypy build/typecheck/positivliste
	MYPYPATH=build/typecheck:tools:benchmarks:examples/scripts $(BIN)/mypy --explicit-package-bases $(SCRIPTS)
	cd build/typecheck && ../../$(BIN)/lint-imports --config ../../pyproject.toml --no-cache
	$(BIN)/python tools/generate_docs.py --check

docs: $(VENV)/installed ## Write the generated pages of docs/ anew
	$(BIN)/python tools/generate_docs.py

new-rule: $(VENV)/installed ## Start a rule: make new-rule CODE=V104 NAME=too_few_days
	$(BIN)/python tools/new_rule.py "$(CODE)" "$(NAME)"

mutants: $(VENV)/installed-dev ## Change a part in a thousand ways, see what no test notices: make mutants PART=store
	$(BIN)/python tools/mutants.py "$(PART)"

clean: ## Remove what was built, and the virtual environment
	rm -rf $(VENV) build dist *.egg-info .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/made:
	@test -n "$(PYTHON)" || { echo "positivliste needs Python 3.11 or newer"; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV)
	touch $@

$(VENV)/installed: $(VENV)/made $(SETTINGS)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/made $(SETTINGS)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(VENV)/installed $@
