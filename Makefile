# Bare `make` lists the targets; each one's line is what follows its "##".
# PORT, PYTHON, ARGS and any setting of docs/deploy.md can be given: make run PORT=8001

python := .venv/bin/python
# For any system and any Python from 3.11 on; index addresses are every machine's own affair.
compile := $(python) -m uv pip compile pyproject.toml --quiet --no-header --no-emit-index-url --no-config \
    --universal --python-version 3.11 --generate-hashes

# The tests without a browser reach all of the code by themselves; to measure the others would double their time.
all_tests := $(python) -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help run dev test check format lock figures screenshots bench writable free-port venv runtime-packages dev-packages
.NOTPARALLEL:

# Sets $python to the first one that is new enough; its argument goes before the others.
define find_python
for python in $(1) "$(PYTHON)" python3 python3.14 python3.13 python3.12 python3.11 ""; do \
    "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
done; \
if [ -z "$$python" ]; then \
    echo "Python 3.11 or later is needed. Install it, or say where yours is: make run PYTHON=/path/to/python3" >&2; \
    exit 1; \
fi
endef

# Installs a lock file into .venv unless exactly that was installed the last time. A lock file is
# complete; older versions of pip, asked to look for dependencies too, stumble over a newer release.
define install
if ! cmp -s $(1) .venv/$(1); then \
    echo "Installing the packages of $(1) ..."; \
    $(python) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r $(1) && cp $(1) .venv/; \
fi
endef

help: ## List what make can do.
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | awk -F '\t' '{ printf "make %-11s %s\n", $$1, $$2 }'

run: writable free-port runtime-packages ## Serve the guide at http://127.0.0.1:8000/ (PORT=8001 changes the port).
	@exec $(python) -m guide.serve

dev: writable free-port runtime-packages ## The same with error pages for developers, reloading at every change.
	@exec env DEBUG=on $(python) -m guide.serve

test: writable dev-packages ## Run all tests; ARGS="-k name" runs some of them and measures no coverage.
	@CHROMIUM=$$(tests/browser/chromium) && export CHROMIUM && \
	$(if $(ARGS),$(python) -m pytest $(ARGS),$(all_tests) --cov --ignore tests/browser && $(all_tests) tests/browser)

check: writable dev-packages ## Lint, check types, migrations, the settings of production and all templates.
	@$(python) -m ruff check --quiet
	@$(python) -m ruff format --check --quiet
	@$(python) -m mypy
	@DEBUG=on DATABASE_URL=sqlite://:memory: $(python) manage.py makemigrations --check --dry-run
	@SECRET_KEY=$$($(python) -c 'import secrets; print(secrets.token_urlsafe(50))') ALLOWED_HOSTS=example.org \
	DEBUG= HTTPS= DATABASE_URL= $(python) manage.py check --deploy --fail-level WARNING

format: writable dev-packages ## Mend what ruff can mend, and lay the code out.
	@$(python) -m ruff check --fix-only --quiet
	@$(python) -m ruff format --quiet

lock: writable dev-packages ## Write requirements*.txt from pyproject.toml; ARGS=--upgrade takes the latest versions.
	@$(compile) --output-file requirements.txt $(ARGS)
	@$(compile) --group dev --constraints requirements.txt --output-file requirements-dev.txt $(ARGS)

figures: writable dev-packages ## Draw all pictures on sheets in var/figures/; ARGS="lying swings" draws some.
	@CHROMIUM=$$(tests/browser/chromium) && export CHROMIUM && exec $(python) -m tests.sheets $(ARGS)

# No tests: a file that no other run collects, with the browser and the site of the tests.
screenshots: writable dev-packages ## Draw the pictures of docs/editors.md anew; ARGS="-k history" draws some.
	@CHROMIUM=$$(tests/browser/chromium) && export CHROMIUM && \
	exec $(python) -m pytest tests/browser/screenshots.py --quiet $(ARGS)

bench: writable dev-packages ## Measure how long what readers wait for takes.
	@exec $(python) -m tests.bench

writable:
	@if [ ! -w . ]; then \
	    echo "This folder cannot be written to. Copy the project to one that can: $(CURDIR)" >&2; exit 1; \
	fi

# Asked before packages are installed, which can take a minute.
free-port:
	@$(call find_python,$(python)); "$$python" -m guide.port

# Made anew when it does not work, such as after an upgrade of the Python it was made with.
venv:
	@if ! $(python) -c 'import pip' 2>/dev/null; then \
	    $(call find_python,); \
	    "$$python" -c 'import ensurepip' 2>/dev/null || { \
	        echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv" >&2; \
	        exit 1; }; \
	    "$$python" -m venv --clear .venv; \
	fi

runtime-packages: venv
	@$(call install,requirements.txt)

dev-packages: venv
	@$(call install,requirements-dev.txt)
