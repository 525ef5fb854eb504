# Every command a person types. `make` alone prints them.

PYTHON ?= python3
PORT   ?= 8000
export PORT

# What `make compiler` brought is looked for last.
ifneq ($(wildcard .compiler/bin/cc),)
export PATH := $(PATH):$(CURDIR)/.compiler/bin
export CC
endif

WORKBOOK = .venv/bin/python -m workbook
ONLY     = $(if $(CHAPTER),--chapter $(CHAPTER))

.DEFAULT_GOAL := help
.PHONY: help setup serve test test-all build site lab watch check doctor compiler bench record lint lock clean

help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | awk -F ':.*## ' '{ printf "make %-8s %s\n", $$1, $$2 }'

serve: setup ## build everything and read the book on http://127.0.0.1:8000 (PORT=8001 for another port)
	@$(WORKBOOK) serve

test: setup ## prove the whole book, or one chapter: make test CHAPTER=03
	@$(WORKBOOK) site $(ONLY)
	@.venv/bin/python -m pytest -n auto --leave $(ONLY)

test-all: setup ## prove what make test leaves out, too: every compiler, every Python, a fresh clone
	@$(WORKBOOK) site $(ONLY)
	@.venv/bin/python -m pytest -n auto $(ONLY)

build: setup ## compile every C library and every binding
	@$(WORKBOOK) build

site: setup ## build the website into site/
	@$(WORKBOOK) site

lab: setup ## open the notebooks in JupyterLab
	@$(WORKBOOK) build
	@.venv/bin/python -m jupyterlab --notebook-dir notebooks

watch: setup ## work on the exercises: every save is checked
	@$(WORKBOOK) watch

check: setup ## check exercises: make check EXERCISE=01/02 (without it: all you have started)
	@$(WORKBOOK) check $(EXERCISE)

doctor: setup ## find out whether this machine can run the whole book, and how to repair it
	@$(WORKBOOK) doctor

compiler: ## bring a C compiler with pip, where there is none and you may not install one
	@$(PYTHON) workbook/setup/zig.py

bench: setup ## measure calls, start-up and the checker (20 minutes; close other programs)
	@$(WORKBOOK) bench
	@.venv/bin/python -m workbook.bench.checker $(if $(AGAINST),--against $(AGAINST))

record: setup ## record anew what only a newer Python prints (needs one, or Maven)
	@$(WORKBOOK) record

lint: setup ## check the style of C, Python and text
	@$(WORKBOOK) style

lock: setup ## resolve requirements.lock anew
	@.venv/bin/python -m pip install -q uv
	@.venv/bin/python -m uv pip compile pyproject.toml -q --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -o requirements.lock

clean: ## remove what the build made (keeps .venv and your work/)
	@rm -rf site build
	@for folder in c_examples/[0-9]*; do $(MAKE) -s -C "$$folder" clean; done

setup:
	@command -v $(PYTHON) >/dev/null 2>&1 || { sh workbook/setup/no_python.sh "$(PYTHON)"; exit 1; }
	@$(PYTHON) workbook/setup/bootstrap.py
