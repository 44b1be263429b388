# Each target does one thing; continuous integration calls only these.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
TOGETHER := -n 2 --dist loadfile --no-loadscope-reorder  # a file's tests in one process, what takes long first
MATRIX := tests/house/test_matrix.py  # on PostgreSQL every role opens every page in test_doors; `make test-postgresql` runs this too
unexport PYTHONDONTWRITEBYTECODE  # the tests start hundreds of programs: each reads what the first has compiled

.PHONY: setup run test test-sqlite test-postgresql check fix docs demo journeys sizes bench clean

setup: .venv/ready  ## everything the product and its tests need, from a bare clone

.venv/ready: requirements/*.txt pyproject.toml package-lock.json tools/setup.py
	$(PYTHON) tools/setup.py
	@touch $@

run: setup  ## set up, make the demo county, serve it at a printed address
	$(BIN)/countywide demo --port $(PORT)

demo: setup  ## the demo county made afresh
	$(BIN)/countywide demo --port $(PORT) --reset

test: setup check  ## the whole suite, on SQLite and on PostgreSQL, with the journeys in a real browser
	$(BIN)/python tools/browser.py
	$(BIN)/python tools/scanner.py
	$(BIN)/python -m pytest $(TOGETHER)
	$(BIN)/python tools/with_postgresql.py $(BIN)/python -m pytest $(TOGETHER) -m "not journey or either" --ignore $(MATRIX)

test-sqlite: setup
	$(BIN)/python -m pytest $(TOGETHER)

test-postgresql: setup
	$(BIN)/python tools/with_postgresql.py $(BIN)/python -m pytest $(TOGETHER) -m "not journey or either"

journeys: setup  ## the given/when/then journeys in a real browser
	$(BIN)/python tools/browser.py
	$(BIN)/python -m pytest -m journey

check: setup  ## style, types, directions, templates, made docs, migrations
	$(BIN)/ruff check src tests tools conftest.py
	$(BIN)/ruff format --check src tests tools conftest.py
	$(BIN)/lint-imports
	$(BIN)/mypy src
	$(BIN)/djlint --lint --quiet src
	$(BIN)/bandit -q -r src -x '*/tests/*' -s B101,B404,B603
	COUNTYWIDE_VAR=$$(mktemp -d) $(BIN)/python -m django makemigrations --check --dry-run --settings countywide.config.settings
	COUNTYWIDE_VAR=$$(mktemp -d) $(BIN)/python tools/made_docs.py --check

fix: setup  ## put style right
	$(BIN)/ruff check --fix src tests tools conftest.py
	$(BIN)/ruff format src tests tools conftest.py

docs: setup  ## write docs/made and docs/questions.md from the code
	COUNTYWIDE_VAR=$$(mktemp -d) $(BIN)/python tools/made_docs.py

sizes:  ## the largest files and functions, to ask which second subject moved in
	@$(PYTHON) tools/sizes.py

bench: setup  ## the speed table; writes bench.json. Sizes: make bench BENCH="--passages 10000"
	$(BIN)/python -m tests.bench $(BENCH)

clean:
	rm -rf .venv node_modules var src/countywide/platform/kit/static/vendor
