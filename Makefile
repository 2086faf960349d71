# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
PY := .venv/bin/python
export PYTHONUTF8 = 1

.DEFAULT_GOAL := run
.PHONY: run test setup documents setup-test lint check eval campaign bench lock clean

run: setup  ## start the bot: the platforms that have a token in .env, else the chat in the terminal
	@$(PY) -m bot

setup: .venv/runtime.txt  ## create .venv and install the pinned dependencies

setup-test: .venv/tests.txt

# One lock file in three parts: the bot, the extra `documents`, the test tools.
.venv/runtime.txt: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Jianbao needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@echo "Installing the pinned dependencies into .venv …"
	@sed '/^# ---- documents/,$$d' requirements.lock > .venv/runtime.part
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/runtime.part
	@mv .venv/runtime.part $@

documents: setup  ## also read Word, e-book and feed files
	@sed '/^# ---- test tools/,$$d' requirements.lock > .venv/documents.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/documents.txt

.venv/tests.txt: .venv/runtime.txt
	@echo "Installing the test tools …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@cp requirements.lock $@

lint: setup-test
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy

test: lint  ## linters, types and tests
	@$(PY) -m pytest

check: test

eval: setup-test  ## print every score; JIANBAO_EVAL names the folder with the evaluation data
	@$(PY) -m pytest -m eval -s -q

campaign: setup-test  ## the long campaigns: kills, shuffles, floods
	@$(PY) -m pytest -m slow -s

bench: setup-test  ## print the benchmark tables
	@for file in tests/benchmarks/bench_*.py; do $(PY) $$file || exit 1; done

lock:  ## pin every dependency anew (needs uv)
	@sh .ci/lock

clean:
	rm -rf .venv
