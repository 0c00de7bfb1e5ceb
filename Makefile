# Every target sets the environment up first; nothing but python3.11 and make is needed.
.DEFAULT_GOAL := help
.PHONY: help setup run ui check test bench bench-builds bench-extraction bench-models bench-site soak rules docs fmt clean

VENV  := .venv
BIN   := $(VENV)/bin
STAMP := $(VENV)/.installed
# A worker a core and one for the tests that wait, up to four; the tests of one file stay together, for what they build once
# is theirs.
WORKERS := -n $(shell expr $$(nproc 2>/dev/null || echo 2) + 1) --maxprocesses 4 --dist loadscope --no-loadscope-reorder
# What the environment was made from, and that it was compiled. A moved folder counts too: scripts in .venv hold absolute paths.
WANTED = $(shell cat pyproject.toml constraints.txt | cksum) $(CURDIR), compiled
# What is measured: make bench-extraction REPORTS=../reports, make bench-models DOCUMENTS=1000
REPORTS   := raw
DOCUMENTS := 100000
# The commit that make bench-builds measures beside the code as it is, and on how many reports; 10000 takes half an hour.
OLD       := HEAD
SIZES     := 100,1000
# How long make soak goes on; SEED=7 for a run that was seen before.
MINUTES   := 3

export DAGSTER_HOME := $(CURDIR)

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' Makefile | column -t -s '|'

# Compiled on all cores, where pip takes one, and now: a build imports three thousand modules, and where Python may not write
# (PYTHONDONTWRITEBYTECODE, a folder of somebody else's) it would compile them again at each start. Some files of packages are
# templates and no Python.
setup:  ## make or update .venv (quick when nothing changed)
	@if [ ! -x $(BIN)/tongbi ] || [ "$$(cat $(STAMP) 2>/dev/null)" != "$(WANTED)" ]; then \
	  echo "setting up $(VENV)" && \
	  { $(BIN)/python -c '' 2>/dev/null || { rm -rf $(VENV) && python3.11 -m venv $(VENV); }; } && \
	  $(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check -e '.[dev]' -c constraints.txt && \
	  { $(BIN)/python -m compileall -qq -j 0 $(VENV)/lib orchestration transforms || true; } && \
	  echo "$(WANTED)" > $(STAMP); \
	fi

run: setup  ## read raw/ and publish warehouse/tongbi.duckdb
	@$(BIN)/tongbi build

ui: setup  ## open Dagster with schedule and sensor on 127.0.0.1:3000
	@exec $(BIN)/tongbi ui

check: setup  ## lint, types, import contracts and the fast tests
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	@$(BIN)/pytest -q $(WORKERS) -m "not slow"

test: setup  ## everything
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/pytest -q $(WORKERS)

bench: bench-builds bench-extraction bench-models  ## measure speed: builds beside those of OLD=HEAD, extraction, models

bench-builds: setup  ## OLD=HEAD and the code as it is in turns, on SIZES=100,1000 reports that are made up
	@$(BIN)/tongbi bench builds --against "$(OLD)" --sizes "$(SIZES)"

bench-extraction: setup  ## characters per second, on REPORTS=raw
	@$(BIN)/tongbi bench extraction "$(REPORTS)"

bench-models: setup  ## builds and queries, on DOCUMENTS=100000 that are made up
	@$(BIN)/tongbi bench models --documents $(DOCUMENTS)

bench-site: setup  ## the pages of 10,000 made-up reports: time, memory, files, one more report, first chart in Chromium
	@$(BIN)/tongbi bench site

soak: setup  ## actions, kills and damage at random for MINUTES=3, each step held against a build from nothing
	@$(BIN)/python -m tests.soak --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))

rules: setup  ## every rule of the extraction with its counts on REPORTS=raw, and which two disagree undeclared
	@$(BIN)/tongbi rules "$(REPORTS)"

docs: setup  ## the model documentation and the data dictionary, into build/docs
	@$(BIN)/tongbi docs build/docs

fmt: setup  ## let ruff fix what it can
	@$(BIN)/ruff check --fix .

clean:  ## remove what was built: warehouse, caches; keep .venv
	@find warehouse -mindepth 1 ! -name README.md -exec rm -rf {} + 2>/dev/null || true
	@rm -rf build dist *.egg-info .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis transforms/target transforms/logs logs
