# SPDX-License-Identifier: ISC
# juesuan: see README.md; `make help` lists the targets; V=1 shows the commands.
Q = $(if $(V),,@)
SAY = $(if $(V),@:,@echo)
BUILD   ?= build
PREFIX  ?= /usr/local
DATADIR ?= $(PREFIX)/share/juesuan
MANDIR  ?= $(PREFIX)/share/man
CC      ?= cc
SANITIZE ?=
WARN     = -Wall -Wextra -Wconversion -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes -Werror
# 3 checks sizes that are known only at run time as well
HARDEN   = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fPIE
CFLAGS  ?= -O2 -g
OPTIMISE = $(if $(SANITIZE),-O1 -g -fno-omit-frame-pointer -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -DJUESUAN_SANITIZED,$(CFLAGS) $(HARDEN))
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE $(WARN) $(OPTIMISE) -pthread -MMD -MP \
	-iquote common -I$(BUILD)/gen -DJUESUAN_DATADIR='"$(DATADIR)"' -DJUESUAN_SOURCE='"$(CURDIR)"' $(TEST_FLAGS)
ALL_LDFLAGS = $(if $(SANITIZE),-fsanitize=$(SANITIZE),-pie -Wl,-z,relro,-z,now) -pthread -Wl,--gc-sections -Wl,--as-needed $(LDFLAGS)

# Packages: to build, to test.  libmupdf-dev is static and names what it needs.
BUILD_PACKAGES = gcc make pkg-config libcsv-dev zlib1g-dev libutf8proc-dev libseccomp-dev libxml2-dev libxlsxwriter-dev libmupdf-dev \
	libopenjp2-7-dev libharfbuzz-dev libmujs-dev libgumbo-dev libjbig2dec0-dev libjpeg-dev libfreetype-dev
TEST_PACKAGES = bats mandoc python3 gzip gettext
PACKAGES ?= $(BUILD_PACKAGES) $(TEST_PACKAGES)

# gzip is read by ISA-L where that is installed (Debian: libisal-dev), else by zlib
INFLATE ?= $(if $(shell pkg-config --exists libisal 2>/dev/null && echo yes),isal,zlib)
LIBS_INFLATE = $(if $(filter isal,$(INFLATE)),-lisal,-lz)
LIBS = -lcsv $(LIBS_INFLATE) -lutf8proc -lseccomp
LIBS_read-pdf = -lmupdf -lmupdf-third -ljbig2dec -lopenjp2 -lharfbuzz -lfreetype -ljpeg -lmujs -lgumbo -lz -lm
CFLAGS_read-html = $(shell xml2-config --cflags)
LIBS_read-html = -lxml2
LIBS_write-xlsx = -lxlsxwriter
CFLAGS_write-html = -I $(BUILD)/obj/cmd/write-html

COMMANDS = $(notdir $(patsubst %/main.c,%,$(wildcard cmd/*/main.c)))
COMMON   = $(patsubst %.c,$(BUILD)/obj/%.o,$(filter-out $(filter-out %_$(INFLATE).c,$(wildcard common/inflate_*.c)),$(wildcard common/*.c)))
FILTERS  = extract normalise-numbers tag-codes reconcile aggregate
COMMA    = ,
PROGRAMS = $(COMMANDS:%=$(BUILD)/bin/%)
UNITS    = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
PAGES    = $(wildcard cmd/*/*.1 common/man/*.[157] common/man/zh_CN/*.7)

all: $(PROGRAMS) ## build every command into $(BUILD)/bin

.SECONDARY:
.SECONDEXPANSION:
$(BUILD)/bin/%: $$(addprefix $(BUILD)/obj/,$$(subst .c,.o,$$(wildcard cmd/$$*/*.c))) $(BUILD)/libjuesuan.a
	$(SAY) "  LD    $(@F)"
	$(Q)mkdir -p $(@D) && $(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS) $(LIBS_$*)

$(BUILD)/libjuesuan.a: $(COMMON)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/obj/%.o: %.c
	$(SAY) "  CC    $<"
	$(Q)mkdir -p $(@D) && $(CC) $(ALL_CFLAGS) -ffunction-sections -fdata-sections $(CFLAGS_$(notdir $(patsubst %/,%,$(dir $*)))) -c -o $@ $<

# files that an executable carries: a C string of each line
$(BUILD)/obj/%.inc: %
	$(Q)mkdir -p $(@D) && sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/"&\\n",/' $< >$@
$(BUILD)/obj/cmd/write-html/assets.o: $(patsubst %,$(BUILD)/obj/cmd/write-html/%.inc,style.css script.js)

# Translations become a table in C; a wrong one fails here
$(BUILD)/gen/%.po.inc: common/po/%.po common/po/compile
	$(Q)mkdir -p $(@D) && common/po/compile $< >$@.new && mv $@.new $@
$(BUILD)/obj/common/translate.o: $(BUILD)/gen/zh_CN.po.inc

# A unit test tests/unit/test_CMD_x.c links the modules of cmd/CMD that it names in a first line "units: cmd/CMD/x.c ..."
$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libjuesuan.a
	$(SAY) "  UNIT  $(@F)"
	$(Q)mkdir -p $(@D) && $(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -iquote tests/unit -o $@ $< \
	    $$(tests/lib/units $<) $(BUILD)/libjuesuan.a $(LIBS) -lz

# A fuzz target links the modules of the command that it names: "command: extract"; without a fuzzer it gets a plain main
modules = $(filter-out %/main.o,$(patsubst %.c,$(BUILD)/obj/%.o,$(wildcard cmd/$(1)/*.c)))
fuzzed  = $(shell sed -n 's,/\* command: \([a-z-]*\) \*/,\1,p' $(1))
FUZZERS = $(patsubst tests/fuzz/fuzz_%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
$(BUILD)/fuzz/%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $$(call modules,$$(call fuzzed,tests/fuzz/fuzz_$$*.c)) $(BUILD)/libjuesuan.a
	$(SAY) "  FUZZ  $(@F)"
	$(Q)mkdir -p $(@D) && $(CC) $(ALL_CFLAGS) $(CFLAGS_$(call fuzzed,$<)) $(ALL_LDFLAGS) -iquote cmd/$(call fuzzed,$<) \
	    $(if $(findstring fuzzer,$(SANITIZE)),-fsanitize=fuzzer) -o $@ \
	    $(filter-out %.h $(if $(findstring fuzzer,$(SANITIZE)),%/replay.c),$^) $(LIBS) $(LIBS_$(call fuzzed,$<))

$(BUILD)/tests/generate: $(patsubst %.c,$(BUILD)/obj/%.o,$(wildcard tests/generate/*.c)) $(BUILD)/libjuesuan.a
	$(SAY) "  LD    $(@F)"
	$(Q)mkdir -p $(@D) && $(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

# LD_PRELOAD for tests; the sanitizers bring their own read and write, so not with them
$(BUILD)/tests/shim.so: tests/lib/shim.c
	$(Q)mkdir -p $(@D) && $(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O1 -shared -fPIC -o $@ $< -ldl

# `make deps check`: first the one, then the other, also with -j; the build itself uses all processors
ifneq ($(filter deps,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif
PARALLEL = @$(MAKE) --no-print-directory -j$(shell nproc 2>/dev/null || echo 1)

deps: ## install the Debian packages that are missing
	@tests/lib/deps $(PACKAGES)

demo: ## roll up the samples
	$(PARALLEL) all
	@BUILD=$(BUILD) tests/lib/demo

check: check-unit check-bats layers check-man ## build and run every test
check-unit:
	$(PARALLEL) $(UNITS)
	@tests/lib/run-units $(UNITS)
check-bats:
	$(PARALLEL) all $(FUZZERS) $(BUILD)/tests/generate $(if $(SANITIZE),,$(BUILD)/tests/shim.so)
	BUILD=$(abspath $(BUILD)) bats $(if $(CI),--tap,) tests/*.bats
check-man:
	@for p in $(PAGES); do mandoc -Tlint -W warning $$p || exit 1; done; echo "manual pages: $(words $(PAGES)) clean"
check-san: ## the same under AddressSanitizer and UndefinedBehaviorSanitizer
	KILL_SEEDS=5 $(MAKE) BUILD=$(BUILD)-san SANITIZE=address,undefined TEST_FLAGS=-DJUESUAN_TEST check-unit check-bats
# What the libraries write is told by tests/lib/msan.c; libxml2, MuPDF and libxlsxwriter do too much for that
check-msan: ## the filters under MemorySanitizer (clang)
	@mkdir -p $(BUILD)-msan && clang -fsanitize=memory -fPIE -ffunction-sections -c -o $(BUILD)-msan/msan.o tests/lib/msan.c
	$(MAKE) BUILD=$(BUILD)-msan CC=clang SANITIZE=memory TEST_FLAGS=-DJUESUAN_TEST COMMANDS="$(FILTERS)" \
	    LDFLAGS="$(BUILD)-msan/msan.o $(addprefix -Wl$(COMMA)--wrap=,inflate gzclose utf8proc_decompose_char csv_parse csv_fini)" \
	    all check-unit $(BUILD)-msan/tests/generate
	BUILD=$(abspath $(BUILD))-msan bats $(FILTERS:%=tests/%*.bats) tests/reach.bats tests/limits.bats tests/allocations.bats
check-valgrind: all ## every command under valgrind
	@BUILD=$(BUILD) tests/lib/memcheck
check-slurm: ## 200 shards on a Slurm cluster of two nodes on this machine (packages slurm-wlm, munge; root)
	$(PARALLEL) all $(BUILD)/tests/generate
	BUILD=$(abspath $(BUILD)) tests/slurm.sh

layers: ## fail when modules include one another in a circle, or a command another's
	@tests/lib/layers

lint: ## static analysis
	cppcheck --quiet --enable=warning,portability --error-exitcode=1 --suppress=missingInclude --suppress=unknownMacro -I common common cmd
	clang-tidy --quiet common/*.c -- -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -iquote common

bench: all $(BUILD)/tests/generate ## run the benchmarks of tests/bench
	@BUILD=$(abspath $(BUILD)) tests/bench/run
bench-deps: ## install what the benchmarks compare with (DuckDB into $(BUILD)/bench, where npm is)
	@tests/lib/deps miller datamash mawk gawk sqlite3 ripgrep poppler-utils
	@command -v npm >/dev/null || tests/lib/deps nodejs npm
	@npm install --silent --no-fund --no-audit --prefix $(BUILD)/bench @duckdb/node-api || echo "bench-deps: no DuckDB: it is left out"
fuzz: ## fuzz every target for T seconds (default 60)
	@BUILD=$(BUILD)-fuzz T=$(or $(T),60) tests/fuzz/run
fuzzers: $(FUZZERS)
coverage: ## lines and branches that the tests reach (clang)
	@BUILD=$(BUILD)-cov tests/lib/coverage
format:
	clang-format -i common/*.[ch] cmd/*/*.[ch] tests/unit/*.[ch]

install: all ## PREFIX, DESTDIR; PROGRAM_PREFIX renames the programs
	PREFIX="$(PREFIX)" DATADIR="$(DATADIR)" MANDIR="$(MANDIR)" BUILD="$(BUILD)" tests/lib/install $(COMMANDS)
uninstall:
	PREFIX="$(PREFIX)" DATADIR="$(DATADIR)" MANDIR="$(MANDIR)" BUILD="$(BUILD)" tests/lib/install --remove $(COMMANDS)
dist: ## a source archive of the last commit
	git archive --prefix=juesuan-0.1.0/ -o juesuan-0.1.0.tar.gz HEAD
clean:
	rm -rf $(BUILD) $(BUILD)-san $(BUILD)-fuzz $(BUILD)-cov $(BUILD)-msan
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

.PHONY: all deps demo check check-slurm check-unit check-bats check-man check-san check-msan check-valgrind layers lint bench bench-deps fuzz fuzzers coverage format install uninstall dist clean help
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
