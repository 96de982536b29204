# Officer: every command sets up what it needs.
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready

.PHONY: help run demo test check domain validator every-step build bench setup clean

help:
	@echo "make run    open the window"
	@echo "make demo   a sample register, a letter and a report in demo/, without a screen"
	@echo "make test   lint, types, architecture and all tests"
	@echo "make check  the same without the tests"
	@echo "make build  the frozen program in dist/officer/"
	@echo "make bench  how fast, against a peer in the same run"

setup: $(READY)

$(READY): pyproject.toml packaging/system-packages.sh
	@sh packaging/system-packages.sh
	@test -x $(PY) || python3 -m venv $(VENV)
	@$(PY) -m pip install --quiet --upgrade pip
	@$(PY) -m pip install --quiet --editable '.[dev]'
	@touch $@

run: setup
	@$(VENV)/bin/officer

demo: setup
	@rm -rf demo
	@$(VENV)/bin/officer demo demo

check: setup
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-logo 2>/dev/null || $(VENV)/bin/lint-imports

# Every branch of the law is walked by its own tests; `make test` then runs all the others.
domain: setup
	$(PY) -m pytest tests/domain -n 2 -q --no-header --cov=officer_app/domain --cov-branch --cov-fail-under=100

validator: setup
	@sh packaging/system-packages.sh validator

test: check domain validator
	$(PY) -m pytest --ignore=tests/domain -n 2 --dist worksteal

# Of a long verb `make test` breaks off 60 steps; this takes every one, in about 40 minutes.
every-step: setup
	OFFICER_MOST_POINTS=1000000000 $(PY) -m pytest -n 2 --dist worksteal -q --no-header \
	  tests/faults/test_broken_off.py tests/faults/test_renewal_killed.py tests/services/*interruptions*.py

build: setup
	@$(PY) -m pip install --quiet --editable '.[build]'
	$(VENV)/bin/pyinstaller --noconfirm --clean --log-level WARN build.spec
	@echo "dist/officer/officer"

bench: setup
	@for each in benchmarks/*.py; do echo "== $$each"; $(PY) $$each || exit 1; done

clean:
	rm -rf build dist demo .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
