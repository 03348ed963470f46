# `make run` and `make test` do everything, set-up included. The others are what developers repeat.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := jwt_debugger tests resources tools

export QT_QPA_PLATFORM_TEST := offscreen

.PHONY: run test lint types check format clean

run: $(VENV)/.program
	@$(BIN)/python -m jwt_debugger $(ARGS)

test: lint types check

lint: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tests
	$(BIN)/mypy

check: $(VENV)/.tests
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)

format: $(VENV)/.tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	$(PYTHON) tools/preflight.py
	$(PYTHON) -m venv $(VENV)

$(VENV)/.program: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tests: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $(VENV)/.program $@
