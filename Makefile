# Every target is listed by `make help`. PYTHON chooses the interpreter that .venv is made from.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup build publish bi test bi-test lint bench docs samples clean lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: $(STAMP) ## make .venv from the hash-pinned lock and install the project into it

# Made anew only when the lock or the project's own metadata changes.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || echo missing)." \
	       "Name another with: make PYTHON=python3.12 setup" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make virtual environments; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

build: $(STAMP) ## read documents/, check the books, publish warehouse.duckdb
	@$(BIN)/yusuan build

publish: $(STAMP) ## send warehouse.duckdb to PostgreSQL; YUSUAN_DATABASE_URL says where
	@$(BIN)/yusuan publish

lint: $(STAMP) ## ruff, mypy and sqlfluff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --disable-progress-bar --processes 2 models tests/data examples

test: lint ## lint, then every test; the last line says what could not run
	@tests/system_packages.sh
	@$(BIN)/python -m pytest

bench: build ## speed beside pdfplumber, converted texts, damage, growth, publishing, exporting (many minutes)
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.books
	@$(BIN)/python -m bench.damage --rounds 1
	@$(BIN)/python -m bench.growth
	@$(BIN)/python -m bench.publish
	@$(BIN)/python -m bench.export

docs: build ## the pages' figures, the data dictionary, dbt's documentation, the gate's Data Docs
	@$(BIN)/python -m ingest.docs
	@$(BIN)/python -m ingest.build.docs

samples: $(STAMP) ## typeset documents/ again from samples/facts
	$(BIN)/python -m samples.make

BI := bi/superset
BI_STAMP := $(BI)/.venv/.installed

# Superset has an environment of its own: it wants older libraries than the warehouse does.
$(BI_STAMP): $(BI)/requirements.lock
	@echo "Installing Superset into $(BI)/.venv: once, a few minutes, 0.9 GB"
	@$(PYTHON) -m venv $(BI)/.venv
	@$(BI)/.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(BI)/requirements.lock
	@touch $@

bi: $(BI_STAMP) ## Superset over warehouse.duckdb, on loopback; prints its address, Ctrl-C ends it
	@exec $(BI)/.venv/bin/python $(BI)/start.py

bi-test: $(STAMP) $(BI_STAMP) ## start Superset for tests, ask every chart, look at the dashboard in a browser
	@tests/system_packages.sh
	@$(BIN)/python -m pytest tests/bi -m superset

lock: ## resolve requirements.in into requirements.lock (needs uv)
	uv pip compile --universal --no-strip-extras --generate-hashes --no-annotate --no-header \
	  --no-emit-index-url --python-version 3.11 requirements.in -o requirements.lock
	uv pip compile --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --python-version 3.11 \
	  $(BI)/requirements.in -o $(BI)/requirements.lock

clean: ## remove what builds and tests made (.venv stays)
	rm -rf target logs .*.building .mypy_cache .pytest_cache .ruff_cache
	rm -f warehouse.duckdb warehouse.duckdb.* landing.duckdb landing.duckdb.*
	find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
