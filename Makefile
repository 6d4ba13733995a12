# wirecopy: the verbs. Meson and Ninja do the work; what is missing is
# installed first, so that each verb works on a bare Debian.
#
#   make demo      build, trace and publish the example newsroom
#   make check     build, test, lint, fuzz a little: "N passed, N failed"
#   make quality   measure what is found; tests/quality/results.csv
#   make bench     measure speed; bench/results/
#   make bench-peers  measure beside the peers; bench/results/peers.md
#   make bench-scale  to a million articles; bench/results/scale.csv, .svg
#   make bench-store  add and check, to a million; bench/results/store.csv
#   make web       look at the published newsroom in a browser
# SPDX-License-Identifier: Apache-2.0
.POSIX:
.PHONY: all deps build demo check quality bench bench-peers bench-scale bench-store web fuzz install fmt lint clean
BUILD = build/release
PREFIX = /usr/local
SECONDS = 60
PYTHON = /usr/bin/python3

all: build

deps:
	@tools/deps

build: deps
	@tools/build release
	@ninja -C $(BUILD) --quiet

demo: build
	@tools/demo $(BUILD)/cli/wirecopy

check: deps
	@$(PYTHON) tools/check.py

quality: build
	@$(PYTHON) tests/quality/run.py $(BUILD)/cli/wirecopy $(BUILD)

bench: build
	@$(PYTHON) bench/run.py $(BUILD)/cli/wirecopy $(BUILD)
	@$(PYTHON) bench/run_read.py $(BUILD)

bench-peers: build
	@tools/bench-peers $(BUILD)

bench-scale: build
	@tools/bench-peers $(BUILD) --scale

bench-store: build
	@$(PYTHON) bench/peers/store.py $(BUILD)/cli/wirecopy $(BUILD)

web: build
	@tools/web $(BUILD)/cli/wirecopy

fuzz: deps
	@$(PYTHON) tools/check.py --only fuzz --fuzz-seconds $(SECONDS)

install: build
	@meson configure $(BUILD) --prefix $(PREFIX)
	@meson install -C $(BUILD)

fmt:
	@find include src cli tests fuzz bench -name '*.[ch]' \
	    -exec clang-format -i {} +

lint: deps
	@$(PYTHON) tools/check.py --only layers,format,tidy

clean:
	@rm -rf build
