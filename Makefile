# `make demo` sets everything up and lints the letter of the README; `make test` passes the tests.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types layers package bench docs site clean

$(VENV)/.ready: pyproject.toml requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "outreach-lint needs Python 3.11, 3.12 or 3.13: make PYTHON=python3.12 demo")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(VENV)/.ready
	-$(BIN)/outreach-lint examples/renewal.txt
	$(BIN)/outreach-lint examples/renewal-better.txt

test: $(VENV)/.ready
	$(BIN)/python -m pytest

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready
	$(BIN)/mypy

layers: $(VENV)/.ready
	$(BIN)/lint-imports

package: $(VENV)/.ready
	$(BIN)/python tests/package_check.py

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/run.py

docs: $(VENV)/.ready
	$(BIN)/python tests/docs_update.py

$(VENV)/.docs: $(VENV)/.ready requirements/docs.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/docs.txt
	@touch $@

site: $(VENV)/.docs
	$(BIN)/python -m docs_site

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
