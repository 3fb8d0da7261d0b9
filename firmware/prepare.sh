#!/usr/bin/env bash
# Makes this machine able to build the box.
#
#   firmware/prepare.sh build          what `make demo` needs
#   firmware/prepare.sh build test     and what `make test` needs on top
#   firmware/prepare.sh build arm64    and what `make arm64` and its test need on top
#
# Promises:
# - asks the machine before it installs anything: a machine that has it all is left alone, without network, in under a second;
# - installs from Debian and npm, adds parts to a rustup that is there, and never removes a package;
# - ends with status 0 and everything there, or with one sentence that names the command to run.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
log=$root/target/prepare.log
mkdir -p "$root/target"

# A shell opened before Rust was installed does not know the folder yet.
export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

# shellcheck source=prepare/say.sh
. "$here/prepare/say.sh"
# shellcheck source=prepare/rust.sh
. "$here/prepare/rust.sh"
# shellcheck source=prepare/debian.sh
. "$here/prepare/debian.sh"
# shellcheck source=prepare/node.sh
. "$here/prepare/node.sh"

need_to_build() {
    rust_is_recent
    debian_package gcc has_c_compiler
    debian_package libc6-dev has_c_headers
    debian_package ca-certificates has_certificates
    debian_package libharfbuzz-bin has_font_subsetter
    debian_package fonts-noto-cjk has_chinese_font
    rust_target_compiler wasm32-unknown-unknown
    node_and_npm
    debian_install_missing
    node_install_missing
}

need_to_test() {
    rust_component rustfmt cargo-fmt
    rust_component clippy cargo-clippy
    debian_package chromium has_chromium
    # Policies in C are compiled by it.
    debian_package clang has_clang
    debian_install_missing
}

need_to_build_for_arm64() {
    rust_target_compiler aarch64-unknown-linux-gnu
    debian_package gcc-aarch64-linux-gnu has_arm64_c_compiler
    debian_package libc6-dev-arm64-cross has_arm64_c_headers
    debian_package qemu-user-static has_arm64_emulator
    debian_install_missing
}

[ $# -gt 0 ] || stop "say what to prepare for: firmware/prepare.sh build, or firmware/prepare.sh build test"
for what in "$@"; do
    case $what in
    build) need_to_build ;;
    test) need_to_test ;;
    arm64) need_to_build_for_arm64 ;;
    *) stop "firmware/prepare.sh knows 'build', 'test' and 'arm64', not '$what'" ;;
    esac
done
