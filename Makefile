# The one entry to every task; CI calls the same targets. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/sh

# The newest Python from 3.11 on; `make PYTHON=python3.12 test` chooses another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help demo test contract oldest lint format types generate check-generated drift pin check-pin propose check-proposal lint-workflows check-repeatable docs bench package ci clean lock nightly faults-uvloop mutants

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found as python3 or python3.1x"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# What the demo needs, so that a first look does not wait for the development tools.
$(VENV)/.demo: pyproject.toml requirements-dev.txt | $(BIN)/python
	@echo "installing the client and the simulator"
	@$(PIP) install -c requirements-dev.txt -e '.[simulator,cli]'
	@touch $@

$(VENV)/.dev: pyproject.toml requirements-dev.txt | $(BIN)/python
	@echo "installing the development tools"
	@$(PIP) install -r requirements-dev.txt
	@$(PIP) install --no-deps -e .
	@touch $@ $(VENV)/.demo

$(VENV)/.prism: tests/contract/prism/package-lock.json | $(VENV)/.dev
	@echo "installing Prism"
	@$(BIN)/python -m tests.support.prism
	@touch $@

demo: $(VENV)/.demo ## run the main job against the embedded simulator
	@$(BIN)/podero demo

test: $(VENV)/.dev $(VENV)/.prism ## run the tests with branch coverage
	@$(BIN)/python -m pytest -q -n auto --dist worksteal --cov --cov-report=term:skip-covered --cov-fail-under=100

contract: $(VENV)/.dev $(VENV)/.prism ## run the client and the simulator against the document (part of test)
	@$(BIN)/python -m pytest -q -p no:cacheprovider tests/contract tests/generated

oldest: $(VENV)/.dev ## run the tests of the wire on the oldest aiohttp that is allowed
	@$(BIN)/uv run --quiet --isolated --no-project --python $(BIN)/python --with-editable . \
		--with "aiohttp==$$(sed -n 's/.*"aiohttp>=\([0-9.]*\),.*/\1/p' pyproject.toml)" \
		--with pytest --with pytest-asyncio --with pytest-timeout --with trustme \
		python -m pytest -q -p no:cacheprovider tests/faults/test_wire_*.py

faults-uvloop: $(VENV)/.dev ## run the fault tests on uvloop
	@PODERO_TEST_LOOP=uvloop $(BIN)/python -m pytest -q -n auto --dist worksteal -p no:cacheprovider tests/faults

nightly: $(VENV)/.dev $(VENV)/.prism faults-uvloop ## run the long property and ledger tests, and the fault tests on uvloop
	@PODERO_PROPERTY_EXAMPLES=2000 PODERO_LONG=1 $(BIN)/python -m pytest -q -o timeout=3600

mutants: $(VENV)/.dev $(VENV)/.prism ## plant faults in a copy and count which the tests catch (a quarter of an hour)
	@$(BIN)/python -m tests.mutation

lint: $(VENV)/.dev ## check style and format
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .

format: $(VENV)/.dev ## put the code into its format
	@$(BIN)/ruff check --quiet --fix --exit-zero .
	@$(BIN)/ruff format --quiet .

types: $(VENV)/.dev ## check types with mypy and pyright, both strict
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/mypy --no-error-summary examples
	@$(BIN)/pyright --warnings | grep -v '^0 errors, 0 warnings' || true
	@$(BIN)/pyright --warnings >/dev/null

generate: $(VENV)/.dev ## generate podero_client from openapi.json
	@$(BIN)/python -m generator

check-generated: $(VENV)/.dev ## prove that podero_client is what openapi.json generates
	@$(BIN)/python -m generator --check

drift: $(VENV)/.dev ## say what another document changes for users: DOC=<file or address> SCAN=<programs> FORMAT=markdown
	@$(BIN)/python -m generator drift $${DOC:+"$$DOC"} $${SCAN:+--scan "$$SCAN"} $${FORMAT:+--format "$$FORMAT"} \
		$${SAVE:+--save "$$SAVE"} || [ $$? -le 2 ]

pin: $(VENV)/.dev $(VENV)/.prism ## replace document, lock and package: DOC=<file or address>; ACCEPT=1 if it may break programs
	@$(BIN)/python -m generator pin $${DOC:+"$$DOC"} $(if $(filter 1,$(ACCEPT)),--accept)

# what a new package must pass before `make pin` puts it in the place of the old one; runs in a copy of the project
check-pin: check-generated types
	@$(BIN)/python -m pytest -q -n auto --dist worksteal --no-cov tests/generated tests/contract --ignore tests/contract/test_frameworks.py \
		--ignore tests/contract/test_fuzzing.py

# the steps of the scheduled workflow that talk to GitHub; they need gh and GH_TOKEN
propose: $(VENV)/.dev $(VENV)/.prism
	@$(BIN)/python -m generator propose build/drift

check-proposal: $(VENV)/.dev
	@$(BIN)/python -m generator propose build/drift --stale

lint-workflows: $(VENV)/.dev ## check the workflows for mistakes that cost security
	@$(BIN)/zizmor --offline --quiet --no-progress .github/workflows

check-repeatable: $(VENV)/.dev ## prove that the document generates the same bytes in any folder and with any hash seed
	@rm -rf build/repeat && mkdir -p build/repeat
	@PYTHONHASHSEED=1 $(BIN)/python -m generator --target build/repeat/one/podero_client
	@PYTHONHASHSEED=4242 TZ=Asia/Tokyo LC_ALL=C $(BIN)/python -m generator --target build/repeat/another/place/podero_client
	@diff -r build/repeat/one build/repeat/another/place && echo "generated twice, the same bytes"

docs: $(VENV)/.dev ## build the documentation into site/, strictly
	@$(BIN)/python -m docs

bench: $(VENV)/.dev ## print the benchmarks, as ratios within one run
	@$(BIN)/python -m benchmarks

package: $(VENV)/.dev ## build wheel and sdist and try them in an empty environment
	@$(BIN)/python -m pytest -q -p no:cacheprovider tests/packaging --no-cov

lock: | $(BIN)/python ## renew the locked development tools
	@$(PIP) install uv
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --all-extras --no-annotate --no-header \
		--no-emit-package podero-client --upgrade pyproject.toml -o requirements-dev.txt

ci: ## everything that CI checks, one line a step
	@PYTHON="$(PYTHON)" sh .ci/steps lint types check-generated test oldest docs

clean: ## remove what the other targets made
	@rm -rf $(VENV) build dist site .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis .cache
