# `make help` lists what there is. Needs Python 3.11 or newer and git; everything else is installed into .venv.
SHELL = /bin/bash
VENV = .venv
RUN = $(VENV)/bin
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP = $(RUN)/python -m pip --disable-pip-version-check --quiet
export NO_MKDOCS_2_WARNING = 1
export PYTHONDONTWRITEBYTECODE =  # else each of the many processes of the tests would compile everything again

.DEFAULT_GOAL := help
.PHONY: help gallery release site serve check test lint proof bless mutants bench lock report clean summary annotate preview drift proposal links audit weekly licences messages workflows

help:  ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

site: $(VENV)/.site  ## Build the site into site/
	@$(RUN)/mkdocs build --quiet
	@echo "The site is in $(CURDIR)/site. To read it: make serve, then open http://127.0.0.1:8000/"

serve: $(VENV)/.site  ## Preview while editing data, content or templates: http://127.0.0.1:8000/
	@$(RUN)/mkdocs serve

check: $(VENV)/.site  ## Check all facts and pages, without building
	@$(RUN)/plainfacts check

report: $(VENV)/.site  ## Write the report for staff into report/
	@$(RUN)/plainfacts report report

gallery: $(VENV)/.test site  ## Show each part of the pages in its states, in report/gallery/ (not published)
	@$(RUN)/python tests/gallery.py site report/gallery/index.html

release: $(VENV)/.site  ## Write data/addresses.txt: what is published now must lead somewhere for ever
	@$(RUN)/plainfacts addresses --write

test: $(VENV)/.test lint  ## Run the tests (under ten minutes on two processors); sets up what they need, a browser too
	@$(RUN)/python tests/get_browser.py
	@$(RUN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not proof" $(SLOW_FIRST)
SLOW_FIRST = tests/any_site/test_any_site.py tests/bad tests/site tests/browser tests/any_site tests  # this site is built while others are tested; three processes, since some wait for the disk

lint: $(VENV)/.test  ## Style and types of the code
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check --quiet .
	@$(RUN)/mypy

proof: $(VENV)/.test $(VENV)/.mutants lint  ## Run every test with full counts, and put slips into the modules that a change touches
	@$(RUN)/python tests/get_browser.py
	@$(RUN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(SLOW_FIRST)
	@$(MAKE) --no-print-directory mutants MOST=30 SINCE=$(TOUCHED_SINCE)
TOUCHED_SINCE = $(shell git describe --tags --abbrev=0 2>/dev/null || git rev-parse --verify --quiet origin/main || git rev-parse --quiet --verify HEAD~1)

bless: $(VENV)/.test  ## Show what differs from the golden list of findings; write it: make bless WRITE=--write
	@$(RUN)/python tests/bad/golden.py $(WRITE)

mutants: $(VENV)/.mutants  ## Put small slips into the code, and say which no test notices: make mutants MODULES="pages/formats checks/chances" MOST=40 SEED=2
	@PYTHONPATH=tests:hooks nice $(RUN)/python -m slips $(if $(MOST),--most $(MOST)) $(if $(SEED),--seed $(SEED)) $(if $(SINCE),--since $(SINCE)) $(MODULES)

bench: $(VENV)/.test  ## Measure the search, speed and readability (an hour); fewer sites: make bench SITES="10 100"
	@$(RUN)/mkdocs build --quiet && $(RUN)/python bench/search.py
	@$(RUN)/python bench/readability.py figures || test $$? = 3  # 3: the human-rated sets are not there, and it said so
	@$(RUN)/python bench/speed.py $(SITES)

summary: $(VENV)/.site  ## Say what a change does, page by page, in report/summary.md: make summary BASE=origin/main
	@bash .ci/summary $(BASE)
BASE = origin/main

annotate: $(VENV)/.site  ## What is wrong, as notes on the lines of a pull request
	@$(RUN)/plainfacts check --format github

preview: site  ## Copy the built site into preview/, where its pages open by a double click
	@$(RUN)/python .ci/preview.py site preview

drift: $(VENV)/.site  ## Compare our trials with the registry (network)
	@$(RUN)/plainfacts drift --format issue

proposal: $(VENV)/.site  ## What a form asks for, in report/proposal.patch and .md: make proposal KIND=compare (.ci/propose tells the others)
	@bash .ci/propose

links: $(VENV)/.site  ## Look at the address of every source (network)
	@$(RUN)/python .ci/links.py

audit: $(VENV)/.tools  ## Look for known faults in the locked packages (network)
	@$(VENV)/tools/bin/pip-audit --strict --progress-spinner off --require-hashes --disable-pip -r requirements/site.txt -r requirements/test.txt

workflows: $(VENV)/.tools  ## Look for mistakes in .github/workflows
	@$(VENV)/tools/bin/zizmor --quiet --offline --pedantic .github
	@if command -v actionlint >/dev/null; then actionlint; else echo "actionlint is not installed, so only zizmor has looked."; fi

weekly: $(VENV)/.site  ## All that goes out of date by itself, in report/weekly.md (network)
	@bash .ci/weekly

licences: $(VENV)/.site  ## Write docs/licences.md from the lock
	@$(RUN)/python .ci/licences.py

messages: $(VENV)/.site  ## Write what each message means into CONTRIBUTING.md
	@$(RUN)/python .ci/messages.py

lock: $(VENV)/.test  ## Lock the dependencies again, with hashes
	@$(PIP) install uv
	@$(RUN)/uv pip compile $(LOCK) --group build pyproject.toml -o requirements/site.txt
	@$(RUN)/uv pip compile $(LOCK) --group build --group test -c requirements/site.txt pyproject.toml -o requirements/test.txt
	@$(RUN)/uv pip compile $(LOCK) --group mutants -c requirements/test.txt -o requirements/mutants.txt
	@$(RUN)/uv pip compile $(LOCK) --group tools -o requirements/tools.txt
	@$(RUN)/python .ci/licences.py
LOCK = --quiet --universal --upgrade --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

clean:  ## Remove what was built; the last good site too
	@rm -rf site .site-building .site-retired .cache report export preview .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and not found. Install it, or say where: make site PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Could not make $(VENV). On Debian or Ubuntu run: apt-get install python3-venv"; exit 1; }

$(VENV)/.site: requirements/site.txt pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --require-hashes -r requirements/site.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.mutants: requirements/mutants.txt $(VENV)/.test
	@$(PIP) install --require-hashes -r requirements/mutants.txt
	@touch $@

$(VENV)/.tools: requirements/tools.txt | $(VENV)/bin/python
	@$(RUN)/python -m venv $(VENV)/tools
	@$(VENV)/tools/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/tools.txt
	@touch $@
