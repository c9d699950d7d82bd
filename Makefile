# `make demo` sets everything up and lints the letter of the README; `make test` passes the tests.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types layers package bench docs site golden versions sbom audit spark coverage mutants fuzz clean

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

# What a system lacks, another has: names of modules that are not there on Windows are found by types alone.
types: $(VENV)/.ready
	$(BIN)/mypy
	$(BIN)/mypy --platform win32
	$(BIN)/mypy --platform darwin

layers: $(VENV)/.ready
	$(BIN)/lint-imports

package: $(VENV)/.ready
	$(BIN)/python tests/package_check.py
	$(BIN)/python tests/package/wheel_check.py

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/run.py

docs: $(VENV)/.ready
	$(BIN)/python tests/docs_update.py

$(VENV)/.docs: $(VENV)/.ready requirements/docs.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/docs.txt
	@touch $@

site: $(VENV)/.docs
	$(BIN)/python -m docs_site

# Spark needs Java 17 or later and half a gigabyte, so it has an environment of its own.
$(VENV)/spark/.ready: pyproject.toml requirements/spark.txt
	$(PYTHON) -m venv $(VENV)/spark
	$(VENV)/spark/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/spark.txt
	$(VENV)/spark/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

spark: $(VENV)/spark/.ready
	$(VENV)/spark/bin/python -m pytest -rs tests/spark

# MUTANTS are modules or folders of the package and options, such as `MUTANTS="scoring.py kinds --sample 12"`.
$(VENV)/.mutation: $(VENV)/.ready requirements/mutation.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/mutation.txt
	@touch $@

# Tests of time are left out: what is counted runs slower.
NO_TIMES := "not linear and not no_longer and not no_time and not fast"

coverage: $(VENV)/.ready
	$(BIN)/python -m pytest -k $(NO_TIMES) --cov --cov-fail-under=95 --cov-report=term --cov-report=json:build/coverage.json
	$(BIN)/python tests/coverage_bar.py build/coverage.json

mutants: $(VENV)/.mutation
	$(BIN)/python tests/mutation/run.py $(MUTANTS)

# FUZZ are targets and options of tests/fuzz/run.py, such as `FUZZ="--inputs 200000 parsers"`.
fuzz: $(VENV)/.ready
	$(BIN)/python tests/fuzz/run.py $(FUZZ)

golden: $(VENV)/.ready
	-$(BIN)/python tests/golden_update.py
	$(BIN)/python tests/golden/corpus/update.py

# What follows needs the network, and tools of its own, which share no environment with what is developed or shipped.
SUPPLY := build/supply
PYTHONS ?= python3.11 python3.13

$(SUPPLY)/.ready: requirements/supply.txt requirements/run.txt
	rm -rf $(SUPPLY)
	$(PYTHON) -m venv $(SUPPLY)/tools
	$(SUPPLY)/tools/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/supply.txt
	$(SUPPLY)/tools/bin/uv venv --quiet --python $(PYTHON) $(SUPPLY)/run
	$(SUPPLY)/tools/bin/uv pip install --quiet --python $(SUPPLY)/run/bin/python --require-hashes -r requirements/run.txt
	@touch $@

versions: $(SUPPLY)/.ready
	$(SUPPLY)/tools/bin/python tests/package/versions.py $(PYTHONS)

sbom: $(SUPPLY)/.ready
	$(SUPPLY)/tools/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --of JSON -o build/sbom.cdx.json $(SUPPLY)/run

audit: $(SUPPLY)/.ready
	$(SUPPLY)/tools/bin/pip-audit --strict --require-hashes --disable-pip -r requirements/run.txt

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
