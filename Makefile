# Every command sets up what it needs at its first use: a virtual environment with pinned, hashed packages.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
WORKERS ?= 2

.PHONY: help install demo run test check format bench lock

help:
	@echo "make demo     the bot in a page, without a token"
	@echo "make run      the bot on Telegram (needs CJS_TELEGRAM_TOKEN, see .env.example)"
	@echo "make test     every test, on SQLite and PostgreSQL"
	@echo "make check    format, lint, types, imports"
	@echo "make bench    the long trials: kills, speed"
	@echo "make install  only the virtual environment, with the command $(BIN)/cjs-bot"

install: $(VENV)/run.done

demo: $(VENV)/run.done
	$(BIN)/cjs-bot demo $(ARGS)

run: $(VENV)/run.done
	$(BIN)/cjs-bot db upgrade
	$(BIN)/cjs-bot run

# The browser's tests have a process of their own: Playwright keeps an event loop where the others start theirs.
test: $(VENV)/dev.done
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not browser" $(ARGS)
	$(BIN)/python -m pytest -m browser $(ARGS)

check: $(VENV)/dev.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/dev.done
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/dev.done
	$(BIN)/python -m bench $(ARGS)

# Pins every package with its hashes again; needs the network and some minutes.
lock: $(VENV)/dev.done
	$(BIN)/pip-compile $(LOCK) --extra install --output-file requirements/run.txt pyproject.toml
	$(BIN)/pip-compile $(LOCK) --extra install --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml

LOCK := --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Il faut Python 3.11 ou plus récent ($(PYTHON) est plus ancien)."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Première utilisation : installation des paquets (environ une minute)…"
	$(PIP) install --require-hashes --requirement requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.done: requirements/dev.txt $(VENV)/run.done
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@
