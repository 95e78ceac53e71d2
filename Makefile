# Each of these sets up what it needs first; on Windows: py run.py run, py run.py test, …
# Arguments go through ARGS: make test ARGS="tests/unit -k policy"
PYTHON ?= python3

.PHONY: run test lint bench tour translations installer guide

run test lint bench tour translations installer guide:
	@$(PYTHON) run.py $@ $(ARGS)
