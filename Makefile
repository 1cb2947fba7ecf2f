# make run    install and serve the page on http://127.0.0.1:8501
# make test   install and run the tests (small counts)
# make proof  the same tests with the long counts
# make check  lint, types, layers, docs in step with the code
# make bench  figures, as ratios within one run
# make docs   print docs/checks.md and the README's tables anew
# make evals    replay the recorded eval set of a model behind the coach; HTML=report.html writes a page
# make evals-record CASE=name   ask the model of COACH_MODEL anew; without CASE, what is missing or stale
# make evals-accept   compare with this run from now on
# make accuracy GOLD=keyresults.jsonl OBJECTIVES=objectives.jsonl   measure on labelled lines

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt
PORT ?= 8501
WORKERS ?= 2

.PHONY: help run test proof check bench docs evals evals-record evals-accept accuracy clean

help:
	@sed -n 's/^# //p' Makefile

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "okr-coach needs Python 3.11 or newer; name one with make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) -e '.[app,llm]'
	$(BIN)/python -m compileall -q coach
	touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) -e '.[app,llm,dev]'
	$(BIN)/python -m compileall -q coach
	touch $@ $(VENV)/.app

run: $(VENV)/.app
	$(BIN)/streamlit run app.py --server.port $(PORT) --server.headless true < /dev/null

test: $(VENV)/.dev
	@.ci/chromium || echo "The browser tests will be skipped."
	$(BIN)/python -m pytest -n $(WORKERS)

proof: $(VENV)/.dev
	@.ci/chromium || echo "The browser tests will be skipped."
	COACH_PROOF=1 $(BIN)/python -m pytest -n $(WORKERS) -m proof --timeout 1800

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/docs.py --check

bench: $(VENV)/.dev
	$(BIN)/python -m compileall -q coach
	$(BIN)/python tools/bench.py

docs: $(VENV)/.dev
	$(BIN)/python tools/docs.py

evals: $(VENV)/.dev
	$(BIN)/python -m evals $(if $(HTML),--html $(HTML))

evals-record: $(VENV)/.dev
	$(BIN)/python -m evals --record $(if $(CASE),$(addprefix --case ,$(CASE)),--missing)

evals-accept: $(VENV)/.dev
	$(BIN)/python -m evals --accept

accuracy: $(VENV)/.dev
	$(BIN)/python tools/accuracy.py --gold $(GOLD) --objectives $(OBJECTIVES)

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
