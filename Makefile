# `make compare` and `make test` are all that is needed; each sets up what it lacks.
# Another Python: `make test PYTHON=python3.12`.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help compare test bench reports wheel clean FORCE

BIN := .venv/bin
# setuptools warns of every editable installation.
PIP := PYTHONWARNINGS=ignore $(BIN)/python -m pip --quiet --disable-pip-version-check
VERSION_OF = -c 'import sys; print("%d.%d" % sys.version_info[:2])'
IS_NEW_ENOUGH = -c 'import sys; sys.exit(sys.version_info < (3, 11))'

# A Python that is asked for replaces an environment made with another one.
ifdef PYTHON
ifneq ($(shell $(PYTHON) $(VERSION_OF) 2>&1),$(shell $(BIN)/python $(VERSION_OF) 2>/dev/null))
.venv/pyvenv.cfg: FORCE
endif
endif

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

compare: .venv/.installed  ## set up, then print the comparison of the laws of 1993 and 2014
	@$(BIN)/unionlaw diff 1993 2014 || [ $$? -eq 1 ]  # 1: they differ

test: .venv/.installed-dev  ## set up, then run every check and all tests
	@scripts/check

bench: .venv/.installed-bench  ## measure the speed beside redlines and xmldiff
	@$(BIN)/python benchmarks/run.py

reports: .venv/.installed-dev  ## rebuild comparisons/ and the expected results of the tests
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/reports

wheel: .venv/.installed-dev  ## build the source archive, and the wheel from it, into dist/
	@rm -rf dist
	@$(BIN)/python -m build >.venv/build.log 2>&1 || { cat .venv/build.log >&2; exit 1; }
	@ls dist/*

clean:  ## remove what was built, and the caches; .venv stays
	rm -rf build dist src/*.egg-info tests/actual
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests benchmarks scripts -type d -name __pycache__ -prune -exec rm -rf {} +

.venv/.installed: .venv/pyvenv.cfg setup.cfg pyproject.toml
	@echo "Installing unionlaw into .venv (once; from PyPI)" >&2
	@$(PIP) install --config-settings editable_mode=compat --editable .
	@touch $@

.venv/.installed-dev: .venv/pyvenv.cfg setup.cfg pyproject.toml
	@echo "Installing unionlaw and its checks into .venv (once; from PyPI)" >&2
	@$(PIP) install --config-settings editable_mode=compat --editable '.[dev]'
	@touch .venv/.installed $@

.venv/.installed-bench: .venv/.installed
	@echo "Installing redlines and xmldiff into .venv (once; from PyPI)" >&2
	@$(PIP) install --config-settings editable_mode=compat --editable '.[bench]'
	@touch $@

# Debian and Ubuntu ship Python without ensurepip; then a pip of the system serves, if it is there.
.venv/pyvenv.cfg:
	@found=; for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11); do \
	    $$python $(IS_NEW_ENOUGH) 2>/dev/null && found=$$python && break; \
	done; \
	if [ -z "$$found" ]; then \
	    echo "unionlaw needs Python 3.11 or newer; $(or $(PYTHON),python3) is not." >&2; \
	    echo "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; \
	    exit 1; \
	fi; \
	echo "Making .venv with $$found" >&2; \
	if $$found -c 'import ensurepip' 2>/dev/null; then \
	    $$found -m venv --clear .venv; \
	elif $$found -m pip --version >/dev/null 2>&1 && $$found -m venv --clear --without-pip .venv; then \
	    $$found -m pip --quiet --python .venv/bin/python install pip; \
	else \
	    echo "This Python cannot make a virtual environment (no ensurepip)." >&2; \
	    echo "On Debian or Ubuntu: apt-get install python3-venv" >&2; \
	    exit 1; \
	fi

FORCE:
