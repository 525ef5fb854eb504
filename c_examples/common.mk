# What every chapter's Makefile shares: which compiler, which flags, which Python.
# Change them on the command line:  make CC=clang   make SANITIZE=1   make PYTHON=python3.13
.DEFAULT_GOAL := all

export PATH := $(PATH):$(abspath ../../.compiler/bin)
ifeq ($(origin CC),default)
CC := $(notdir $(firstword $(shell PATH="$(PATH)"; command -v gcc clang cc 2>/dev/null) cc))
endif
ifeq ($(origin PYTHON),undefined)
PYTHON := $(firstword $(wildcard $(abspath ../../.venv/bin/python)) python3)
endif

# The rules the C in this book is held to. A warning is an error.
WARNINGS = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
# The rest of the flags. C that a tool wrote (CFFI, Cython) is compiled with these alone.
TOOL_CFLAGS = -std=c11 -O2 -g -fPIC -fvisibility=hidden
CFLAGS      = $(TOOL_CFLAGS) $(WARNINGS)

# What `-shared` means for code that Python itself loads.
MODULE = -shared
ifeq ($(shell uname -s),Darwin)
MODULE += -undefined dynamic_lookup
endif

# With SANITIZE=1 what is compiled here watches its own accesses to memory while it runs. The runtime
# of the sanitizer must be in the process first, before Python: $(RUN) takes care of that.
# -O0: an optimiser removes a wrong write whose value nobody reads, and nobody sees it.
ifdef SANITIZE
TOOL_CFLAGS += -O0 -fsanitize=address,undefined -fno-omit-frame-pointer -fno-optimize-sibling-calls -fno-sanitize-recover=undefined
RUN = PYTHONMALLOC=malloc ASAN_OPTIONS=detect_leaks=0 $(PRELOAD)
runtime = $(shell $(CC) -print-file-name=$(1))
ifeq ($(shell uname -s),Darwin)
PRELOAD = DYLD_INSERT_LIBRARIES="$(call runtime,libclang_rt.asan_osx_dynamic.dylib)"
else ifneq ($(findstring clang,$(shell $(CC) --version)),)
TOOL_CFLAGS += -shared-libasan
PRELOAD = LD_PRELOAD="$(call runtime,libclang_rt.asan-$(shell uname -m).so)"
else
PRELOAD = LD_PRELOAD="$(call runtime,libasan.so) $(call runtime,libubsan.so)"
endif
endif

# For code that Python itself loads: where Python.h is, and how such a file must be named.
PYTHON_CFLAGS  = $(shell "$(PYTHON)" -c 'import shlex, sysconfig; print("-I" + shlex.quote(sysconfig.get_path("include")))')
asked         := $(shell "$(PYTHON)" -c 'import sys, sysconfig; print(sysconfig.get_config_var("EXT_SUFFIX"), sys.version, sys.prefix)')
EXT           := $(firstword $(asked))

# What other flags, another compiler or another Python made must not be mixed with what comes now:
# it is removed first. `make` looks at times alone, so a file says what the last build used.
used := __pycache__/built_with
now  := $(subst ','\'',$(strip $(CC) $(CFLAGS) $(asked)))
ifeq (,$(filter clean,$(MAKECMDGOALS)))
ifneq (same,$(shell printf '%s\n' '$(now)' | cmp -s - $(used) && echo same))
$(shell MAKEFLAGS= $(MAKE) -s clean >&2; mkdir -p __pycache__; printf '%s\n' '$(now)' > $(used))
endif
endif

# One program, as the page of the chapter shows it:  make run DEMO=right
.PHONY: run
run: all
	@$(RUN) "$(PYTHON)" ../run_demo.py "$(DEMO)"
