#!/usr/bin/env bash
# Builds the box for a 64-bit Raspberry Pi and prints where the binary is: firmware/arm64.sh [PROFILE], release unless told.
# The compiler is the one at hand where rustup has its target, otherwise Debian's, which builds the standard library from
# Debian's own source package; the linker and the C compiler are Debian's. Called by `make arm64`, which has prepared the machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

profile=${1:-release}
target=aarch64-unknown-linux-gnu
cargo=(cargo)

export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc
export CC_aarch64_unknown_linux_gnu=aarch64-linux-gnu-gcc
if [ ! -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; then
    # A stable compiler takes -Z only with this variable; building the standard library is the one use of it.
    export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
    cargo=(/usr/bin/cargo -Zbuild-std=std,panic_unwind)
fi

"${cargo[@]}" build --locked --profile "$profile" --target "$target" --package xiaoer-firmware --bin xiaoer
# cargo calls the folder of its profile "dev" by another name.
binary=${CARGO_TARGET_DIR:-target}/$target/${profile/#dev/debug}/xiaoer
# Debian's compiler leaves the symbols in, whatever the profile says.
[ "$profile" != release ] || aarch64-linux-gnu-strip "$binary"
echo "$binary"
