# What can be done with a checkout: `make help`. Needs Python 3.11 or later with its venv module, and git; nothing else.

PYTHON ?=
VENV := .venv/bin
# Three at a time on two cores: much of a test is waiting. A module's tests stay together and share what they started.
PYTEST := $(VENV)/python -m pytest -q --numprocesses 3 --dist loadscope

export PYTHON

.DEFAULT_GOAL := help
.PHONY: help run demo test check bench lint arrows types constraints

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## install into .venv and serve on http://127.0.0.1:8080 (PYTHON=python3.13 chooses another Python)
	@.ci/install
	@exec $(VENV)/python -m web.cli serve

demo: ## the same server with a company's past and customers who write while one watches
	@.ci/install demo
	@exec $(VENV)/python -m web.cli demo

check: ## lint, arrows, types and the fast tests: under a minute
	@.ci/install dev demo
	@$(MAKE) --no-print-directory lint arrows types
	@$(PYTEST) -m "not heavy"

test: ## everything, on SQLite and on PostgreSQL with Redis, with real mail servers and a real browser
	@.ci/install dev demo
	@.ci/system
	@$(MAKE) --no-print-directory lint arrows types
	PULT_TEST_ENGINE=sqlite $(PYTEST)
	PULT_TEST_ENGINE=postgres $(PYTEST)

bench: ## measure speed and memory at real processes on both engines; a table, and out/bench.json (some minutes)
	@.ci/install dev demo
	@$(VENV)/python -m bench.measure $(BENCH)

lint:
	@$(VENV)/ruff check --quiet .
	@$(VENV)/ruff format --check --quiet .

arrows:
	@$(VENV)/lint-imports --no-logo --config pyproject.toml

types:
	@$(VENV)/mypy

constraints: ## compile constraints.txt anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra dev --extra demo --universal --python-version 3.11 \
		--no-header --no-annotate --quiet --upgrade --output-file constraints.txt
