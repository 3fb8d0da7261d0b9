#!/usr/bin/env bash
# Fuzzes each target for so many seconds (60 unless told), with the stable compiler: run.sh [SECONDS] [TARGET...]
# Needs a C++ compiler for libFuzzer itself. What is found lies in artifacts/, what was learnt in corpus/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

seconds=${1:-60}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(package settings verdict)
product=${CARGO_TARGET_DIR:-../../../target}
mkdir -p "$product/fuzz"
built=$(cd "$product/fuzz" && pwd)

# The package that is fuzzed is the one that the product's own build has made last.
package=$(ls -t "$product"/*/build/xiaoer-artifacts-*/out/refund.wasm 2>/dev/null | head -n 1)
if [ -z "$package" ]; then
    echo "There is no factory policy in $product yet. Build the product first: cargo test -p xiaoer-policy --no-run" >&2
    exit 1
fi
cmp -s "$package" refund.wasm || cp "$package" refund.wasm

export CARGO_TARGET_DIR=$built RUSTC_WRAPPER=$PWD/instrument.sh
cargo build --locked --bins
"$built/debug/fuzz-seed"
for target in "${targets[@]}"; do
    mkdir -p "corpus/$target" "artifacts/$target"
    printf '\n-- %s, %s s\n' "$target" "$seconds"
    "$built/debug/fuzz-$target" "corpus/$target" -max_total_time="$seconds" -max_len=8192 -timeout=25 -rss_limit_mb=4096 \
        -artifact_prefix="artifacts/$target/" -print_final_stats=1 -verbosity=0 2>&1
done
echo "nothing was found in ${targets[*]}"
