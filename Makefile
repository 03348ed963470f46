# `make run` and `make test` do everything, set-up included: they make a virtual environment of the
# project's own in .venv, and again only when pyproject.toml has changed. The other targets are what
# developers repeat. What goes to the program stands in ARGS: make run ARGS="inspect token.txt".

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check

# The tests draw without a display.
OFFSCREEN := QT_QPA_PLATFORM=offscreen

# Names what the machine lacks before anything fails half-way; takes a few hundredths of a second.
PREFLIGHT := $(or $(wildcard $(BIN)/python),$(PYTHON)) tools/preflight.py

.PHONY: run test lint types check try benchmark format pictures clean machine-to-run machine-to-test
.NOTPARALLEL:

run: machine-to-run $(VENV)/.program
	@$(BIN)/python -m jwt_debugger $(ARGS)

test: machine-to-test lint types check

lint: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tests
	$(BIN)/mypy

# All tests, and every branch of the core run by them (pyproject.toml, tool.coverage).
check: machine-to-test $(VENV)/.tests
	$(OFFSCREEN) $(BIN)/python -m pytest --cov

# Some tests, quickly: make try ARGS="tests/jose -x".
try: $(VENV)/.tests
	$(OFFSCREEN) $(BIN)/python -m pytest -q $(ARGS)

# The rate of the word list beside a bare loop's, and that of npm's jwt-cracker where it is installed.
benchmark: $(VENV)/.tests
	$(BIN)/python tools/benchmark_wordlist.py

format: $(VENV)/.tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# What the README shows, and its list of shortcuts, made by the program itself.
pictures: $(VENV)/.tests
	$(BIN)/python tools/readme.py

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

machine-to-run:
	@$(PREFLIGHT) run

machine-to-test:
	@$(PREFLIGHT) test

$(BIN)/python:
	@echo "Setting up $(VENV), which takes a minute the first time ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.program: pyproject.toml | $(BIN)/python
	@$(PIP) --editable .
	@touch $@

$(VENV)/.tests: pyproject.toml | $(BIN)/python
	@$(PIP) --editable '.[test]'
	@touch $(VENV)/.program $@
