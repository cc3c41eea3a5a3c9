# Needs only python3 (3.11 or newer), git and make; `make setup` brings the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help

SETUP := resources/set-up
PYTHON_HERE := .venv/bin/python
READY := .venv/ready
CI_READY := .venv/ready-ci

.PHONY: help setup setup-ci run test torture bench fidelity golden lint format lock

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## install what is missing: system packages, .venv, the program (a second call starts at once)

# The stamps lie inside .venv, so removing that folder starts afresh.
$(READY): requirements-dev.lock pyproject.toml $(SETUP)/system-packages.txt $(SETUP)/install_system_packages.sh $(SETUP)/make_venv.sh
	$(SETUP)/install_system_packages.sh $(SETUP)/system-packages.txt
	$(SETUP)/make_venv.sh
	@touch $@

$(CI_READY): $(READY) $(SETUP)/ci-packages.txt
	$(SETUP)/install_system_packages.sh $(SETUP)/ci-packages.txt
	@touch $@

setup-ci: $(CI_READY) ## setup, and what the tests compare with (office suite, screen, print queue)

run: setup ## open the window
	.venv/bin/counter-app

# A file stays with one worker: what it makes once (a print queue, converted papers) is made once.
test: setup ## run the tests, one worker a core; needs no screen
	QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m pytest -n auto --dist loadfile $(PYTEST_ARGS)

torture: setup ## kill the program 500 times while a script types
	QT_QPA_PLATFORM=offscreen COUNTER_APP_KILLS=500 $(PYTHON_HERE) -m pytest tests/torture $(PYTEST_ARGS)

bench: setup ## measure against neighbours in one run
	$(PYTHON_HERE) -m bench $(BENCH_ARGS)

fidelity: setup ## compare our pages with LibreOffice's over a corpus of papers
	QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m fidelity $(FIDELITY_ARGS)

golden: setup ## assemble every form anew and compare; GOLDEN_ARGS=--regenerate keeps what is made now
	$(PYTHON_HERE) -m tests.documents.golden $(GOLDEN_ARGS)

lint: setup ## ruff and mypy
	$(PYTHON_HERE) -m ruff check .
	$(PYTHON_HERE) -m ruff format --check .
	$(PYTHON_HERE) -m mypy

format: setup ## bring the code into shape
	$(PYTHON_HERE) -m ruff check --fix --exit-zero .
	$(PYTHON_HERE) -m ruff format .

lock: ## write the pinned lists anew after a change of pyproject.toml
	$(SETUP)/lock.sh
