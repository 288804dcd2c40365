# Needs make, git and a Python from 3.11 to 3.14, no more: whatever is called first makes
# `.venv` with what requirements.lock names, by uv where it is there, else by pip.

BIN := .venv/bin
READY := .venv/.ready

# The Pythons that are tried, in order; `make PYTHON=/a/python test` chooses another.
PYTHON := python3 python3.14 python3.13 python3.12 python3.11
SUPPORTED := import sys; print(sys.executable); sys.exit(not (3, 11) <= sys.version_info < (3, 15))

LOCK :=

# What is activated or set elsewhere must not reach `.venv`.
unexport VIRTUAL_ENV CONDA_PREFIX PYTHONPATH PYTHONHOME
unexport UV_PYTHON UV_SYSTEM_PYTHON UV_TARGET UV_PREFIX PIP_USER PIP_TARGET PIP_PREFIX
# What is compiled is kept: else every process of the tests compiles the package once more.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.SUFFIXES:
.PHONY: help site serve test test-all check bench lock clean

help:
	@echo 'make site      build the site into build/site'
	@echo 'make serve     show the site on this machine, built anew at every save'
	@echo 'make test      run the tests, but for the long ones'
	@echo 'make test-all  run all tests'
	@echo 'make check     lint, types, layers, and the kb itself; changes nothing'
	@echo 'make bench     measure the speed on generated kbs'
	@echo 'make lock      write requirements.lock (needs uv; newer versions: LOCK=--upgrade)'
	@echo 'make clean     delete all that these commands make, .venv too'

site: $(READY)
	@$(BIN)/python -m robustmap build

serve: $(READY)
	@$(BIN)/python -m robustmap serve

test: $(READY)
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m 'not long'

test-all: $(READY)
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(READY)
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports
	$(BIN)/python -m robustmap check
	$(BIN)/python -m robustmap fmt --check
	$(BIN)/python -m robustmap schemas --check
	$(BIN)/python -m robustmap forms --check

bench: $(READY)
	@$(BIN)/python tests/bench/run.py

lock:
	@uv --version >/dev/null || { echo 'make lock needs uv' >&2; exit 1; }
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-header --quiet $(LOCK) -o requirements.lock

clean:
	rm -rf build dist .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find robustmap tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Paths are relative throughout, so the checkout may lie in a folder with blanks. The stamp
# is written last: an install that was cut off is made again.
$(READY): requirements.lock pyproject.toml
	@echo 'Preparing .venv, once (about a minute) ...' >&2
	@$(BIN)/python -c '$(SUPPORTED)' >/dev/null 2>&1 || { \
	    for one in $(PYTHON); do \
	        found=$$("$$one" -c '$(SUPPORTED)' 2>/dev/null) && break; found=; \
	    done; \
	    rm -rf .venv; $(NEW_VENV); \
	}
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

ifneq ($(shell uv --version 2>/dev/null),)
# Where this machine has no Python that fits, uv fetches one.
NEW_VENV = uv venv --quiet --python "$${found:->=3.11,<3.15}" .venv
INSTALL = uv pip install --quiet --python $(BIN)/python
else
NEW_VENV = test -n "$$found" || { \
    echo 'No Python from 3.11 to 3.14 among: $(PYTHON).' >&2; \
    echo 'Install one (or uv, which fetches one), or name it: make PYTHON=/a/python' >&2; \
    exit 1; \
}; "$$found" -m venv .venv
# A `.venv` that uv made has no pip.
INSTALL = $(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null; \
    $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif
