# Two commands for a newcomer: `make demo` and `make test`. The rest are steps of these, the linters, the Raspberry Pi's binary and
# cleaning up.
# Set-up is firmware/prepare.sh: it installs what is missing and does nothing, quickly, when nothing is.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# A shell opened before Rust was installed does not know cargo's folder yet; target/toolchain holds a Node.js
# only where the machine's own is too old to build the console.
CARGO_HOME ?= $(HOME)/.cargo
export PATH := $(CURDIR)/target/toolchain/bin:$(CARGO_HOME)/bin:$(PATH)

# Where cargo puts what it builds; set CARGO_TARGET_DIR to share compiled dependencies between clones.
BUILT := $(or $(CARGO_TARGET_DIR),target)
CONSOLE := host/server/console
# What the console is built from: every file of it but what npm and the build put there.
CONSOLE_SOURCES = $(shell find $(CONSOLE) \( -name node_modules -o -name dist \) -prune -o -type f -print)

# The demo's folder and further words for `xiaoer demo`, as in: make demo ARGS="--speed 10"
DATA ?= target/demo
ARGS ?=

.PHONY: help
help:
	@echo 'make demo    build the box and open a shop with simulated customers (ARGS="--speed 10" runs faster than life)'
	@echo 'make test    run every test'
	@echo 'make build   build the binary only: $(BUILT)/release/xiaoer'
	@echo 'make lint    run the linters'
	@echo 'make arm64   build the binary for a 64-bit Raspberry Pi; make test-arm64 compares its verdicts with this machine'"'"'s'
	@echo 'make clean   remove everything that was built, downloaded into this folder or recorded by the demo'

.PHONY: demo
demo: build
	@exec $(BUILT)/release/xiaoer demo --data $(DATA) $(ARGS)

# The console is embedded in the binary, so it comes first.
.PHONY: build
build: prepare $(CONSOLE)/dist/index.html
	cargo build --release --locked --package xiaoer-firmware --bin xiaoer

.PHONY: test
test: prepare-test
	@tests/run.sh

# A newer compiler knows more lints than the one that Cargo.toml names; only that one's opinion stops anybody.
STRICT = $(shell cargo --version | grep -q "^cargo $$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)\." && echo -D warnings)

.PHONY: lint
lint: prepare-test $(CONSOLE)/dist/index.html
	cargo clippy --locked --workspace --all-targets -- $(STRICT)
	cargo clippy --locked --manifest-path plugins/Cargo.toml --workspace --all-targets -- $(STRICT)

.PHONY: prepare
prepare:
	@firmware/prepare.sh build

.PHONY: prepare-test
prepare-test:
	@firmware/prepare.sh build test

.PHONY: arm64
arm64: prepare-arm64 $(CONSOLE)/dist/index.html
	@firmware/arm64.sh

# That a verdict comes out the same on both machines, byte for byte and fuel for fuel; takes a build for each.
.PHONY: test-arm64
test-arm64: prepare-arm64 $(CONSOLE)/dist/index.html
	@tests/arm64.sh

.PHONY: prepare-arm64
prepare-arm64:
	@firmware/prepare.sh build arm64

.PHONY: console
console: $(CONSOLE)/dist/index.html

$(CONSOLE)/dist/index.html: $(CONSOLE)/node_modules/.package-lock.json $(CONSOLE_SOURCES) | prepare
	npm --prefix $(CONSOLE) run build
	@touch $@

# npm writes this file last, so an interrupted installation is taken up again.
%/node_modules/.package-lock.json: %/package.json %/package-lock.json | prepare
	npm --prefix $* ci --include=dev --include=optional --no-audit --no-fund
	@touch $@

.PHONY: clean
clean:
	rm -rf target plugins/target $(CONSOLE)/dist $(CONSOLE)/node_modules tests/browser/node_modules
