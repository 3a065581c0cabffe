# make site    build the site into site/                 (ENGINE=zensical: with the other engine)
# make serve   build, serve on this machine, rebuild at each change   (PORT=8001: on another port)
# make test    all checks and tests                      make bench   benchmarks (NAME=... for one)
# make check   the records alone                         make lint    style and types alone
# make clean   remove what was built            make bench-search   how well search finds, beside two others (minutes)
# make verify  every citation against the source texts (SHENGCE_SOURCES=DIR)
# make mutants how many mistakes, made on purpose, the tests notice (SAMPLE=100 a package, SEED=1)
# make look    pictures of every kind of page on one sheet, .build/look/index.html (KINDS="home year" for some)
# make font    the letters of share images anew, from Noto Sans CJK SC (NOTO=DIR: where that is)
# make lock    requirements/ anew from pyproject.toml, which says what is needed; nothing else is installed
# Each sets up .venv, and what else it needs, on a fresh machine. PYTHON=... chooses the interpreter for .venv.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := site

ENGINE ?= mkdocs
NOTO ?= /usr/share/fonts/opentype/noto
PORT ?= 8000
NAME ?=
KINDS ?=
UPGRADE ?=
SHENGCE_SITE ?=
SAMPLE ?= 100
SEED ?= 1
export ENGINE
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

python := .venv/bin/python
pip := $(python) -m pip install --quiet --require-hashes --requirement
# One more than processors: tests in a browser wait for it a good part of their time. tests/conftest.py shares them out.
workers := $(shell echo $$(($$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1)))
engine_stamp := $(if $(filter zensical,$(ENGINE)),.venv/installed-zensical,.venv/installed-site)

# One make at a time sets up .venv; a second waits. Where there is no flock, that is the user's own affair.
one_at_a_time := mkdir -p .build; exec 9> .build/venv.lock; if command -v flock >/dev/null; then flock 9; fi

# Installs the Debian packages given as arguments, if this user may; fails otherwise.
define apt_install
apt_install() { \
  command -v apt-get >/dev/null || return 1; \
  local sudo=""; \
  if [ "$$(id -u)" != 0 ]; then sudo -n true 2>/dev/null || return 1; sudo="sudo -n"; fi; \
  echo "installing $$* with apt-get" >&2; \
  $$sudo apt-get update -qq >/dev/null && \
  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$$@" >/dev/null; \
}
endef

# A candidate counts when it runs and is new enough: version managers leave names in PATH that do not.
define find_python
find_python() { \
  local candidate; \
  for candidate in $(or $(PYTHON),python3.13 python3.12 python3.11 python3); do \
    if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$candidate"; return; fi; \
  done; \
  echo "Python 3.11 or newer is needed and none of these is: $(or $(PYTHON),python3.13 python3.12 python3.11 python3)." \
    "Install one (on Debian 12 or newer: apt-get install python3 python3-venv) or name it: make PYTHON=/path/to/python3" >&2; \
  return 1; \
}
endef

define find_chromium
find_chromium() { \
  local candidate; \
  for candidate in "$${CHROMIUM:-}" chromium chromium-browser google-chrome; do \
    if [ -n "$$candidate" ] && command -v "$$candidate"; then return; fi; \
  done; \
  return 1; \
}
endef

.PHONY: site
site: $(engine_stamp)
	$(python) build_pages.py site

.PHONY: serve
serve: $(engine_stamp)
	$(python) build_pages.py serve --port $(PORT)

.PHONY: check
check: .venv/installed-site
	$(python) build_pages.py check

.PHONY: verify
verify: .venv/installed-site
	@if [ -z "$${SHENGCE_SOURCES:-}" ]; then echo "say where the source texts are: make verify SHENGCE_SOURCES=DIR" >&2; exit 2; fi
	$(python) build_pages.py verify --sources "$$SHENGCE_SOURCES"

.PHONY: lint
lint: .venv/installed-test
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy
	.venv/bin/lint-imports --no-cache --no-logo
	$(python) -m tests.baseline
	@if npm ci --silent --no-audit --no-fund; then \
	  node_modules/.bin/biome lint --error-on-warnings; \
	elif [ "$${CI:-}" = true ]; then \
	  echo "ERROR: npm could not install biome, and the style of scripts may not go unchecked where CI=true" >&2; exit 1; \
	else \
	  echo "NOTE: THE STYLE OF SCRIPTS IS NOT CHECKED: npm could not install biome (apt-get install npm; or offline)" >&2; \
	fi

# fontTools takes no part in anything else, so it stands apart.
.PHONY: font
font: .venv/installed-site
	$(python) -m venv .build/font
	.build/font/bin/python -m pip install --quiet fonttools==4.68.0
	.build/font/bin/python tests/font/__main__.py "$(NOTO)"

# actionlint's package fetches its program from where that is released; so this is for the build server.
.PHONY: lint-workflow
lint-workflow: .venv/installed-workflow
	.venv/bin/actionlint -color

# SHENGCE_SITE=DIR: the tests look at that built site (SITE_URL: its address) instead of building one.
# Without a browser its tests are left out, said aloud; on a build server (CI=true) that is a failure.
.PHONY: test
test: lint $(if $(SHENGCE_SITE),,site)
	@$(apt_install); $(find_chromium); \
	if ! find_chromium >/dev/null; then apt_install chromium || true; fi; \
	if ! { command -v fc-list >/dev/null && fc-list :lang=zh family | grep -q .; }; then \
	  apt_install fontconfig fonts-noto-cjk || echo "NOTE: no Chinese font found; install fonts-noto-cjk to see what readers see" >&2; \
	fi; \
	if CHROMIUM="$$(find_chromium)"; then \
	  export CHROMIUM; $(python) -m pytest -n $(workers); \
	elif [ "$${CI:-}" = true ]; then \
	  echo "ERROR: no Chromium, and the browser tests may not be skipped where CI=true" >&2; exit 1; \
	else \
	  echo "NOTE: BROWSER TESTS SKIPPED: no Chromium found and it cannot be installed here (apt-get install chromium)" >&2; \
	  $(python) -m pytest -n $(workers) -m "not browser"; \
	fi

.PHONY: bench
bench: .venv/installed-bench
	$(python) -m bench $(NAME)

# Needs Chromium. BENCH_QUICK=1: a tenth of the size, to see whether everything runs.
.PHONY: bench-search
bench-search: .venv/installed-bench site
	@$(apt_install); $(find_chromium); find_chromium >/dev/null || apt_install chromium || true; \
	CHROMIUM="$$(find_chromium)" $(python) -m bench search

.PHONY: bench-drafting
bench-drafting: .venv/installed-bench
	$(python) -m bench drafting

# Needs Chromium. Each kind in both languages, at three widths, light and dark.
.PHONY: look
look: .venv/installed-test site
	@$(apt_install); $(find_chromium); find_chromium >/dev/null || apt_install chromium || true; \
	CHROMIUM="$$(find_chromium)" $(python) -m tests.look $(KINDS)

.PHONY: mutants
mutants: .venv/installed-mutants
	$(python) -m tests.mutants --sample $(SAMPLE) --seed $(SEED)

.PHONY: clean
clean:
	rm -rf site .build mutants .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

# A .venv left half made (ensurepip missing, run killed) has no pip that runs: it is made anew.
.venv/created:
	@$(one_at_a_time); $(apt_install); $(find_python); \
	found="$$(find_python)"; \
	make_venv() { rm -rf .venv && "$$found" -m venv .venv >/dev/null && $(python) -m pip --version >/dev/null; }; \
	if ! $(python) -m pip --version >/dev/null 2>&1; then \
	  if ! "$$found" -c 'import ensurepip, venv' 2>/dev/null; then \
	    version="$$("$$found" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"; \
	    apt_install "python$$version-venv" || apt_install python3-venv || { \
	      echo "$$found cannot make a virtual environment: install python$$version-venv (as root: apt-get install python$$version-venv)" >&2; exit 1; }; \
	  fi; \
	  echo "making .venv with $$("$$found" --version)"; \
	  make_venv; \
	fi; \
	touch $@

.venv/installed-%: requirements/%.txt .venv/created
	@$(one_at_a_time); \
	echo "installing requirements/$*.txt"; \
	$(pip) requirements/$*.txt; \
	touch $@

# Each file holds for every Python from 3.11 on and every system, and keeps to the versions of the file it builds on.
# UPGRADE=1 takes the newest of what pyproject.toml leaves open. No file names an index.
.PHONY: lock
lock: .venv/installed-lock
	@compile() { \
	  echo "requirements/$$1.txt"; \
	  $(python) -m uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	    --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) \
	    --output-file "requirements/$$1.txt" "$${@:2}" pyproject.toml; \
	}; \
	compile site; \
	compile test --constraints requirements/site.txt --extra test --extra zensical; \
	for extra in bench mutants; do compile $$extra --constraints requirements/test.txt --extra $$extra --extra test; done; \
	for extra in zensical workflow lock; do compile $$extra --constraints requirements/test.txt --extra $$extra; done
