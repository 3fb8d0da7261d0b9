#!/usr/bin/env bash
# That a verdict is the same on both machines: verdicts recorded on this one are given again here and by the Raspberry Pi's
# binary under an emulator, and must agree byte for byte and fuel for fuel. Called by `make test-arm64`, which has prepared the
# machine; takes a release build for each, but for this one's where XIAOER_BIN names it. VERDICTS says how many (24 unless told).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

verdicts=${VERDICTS:-24}
here=${XIAOER_BIN:-}
if [ -z "$here" ]; then
    cargo build --locked --release --package xiaoer-firmware --bin xiaoer
    here=${CARGO_TARGET_DIR:-target}/release/xiaoer
fi
there=$(firmware/arm64.sh release | tail -n 1)
day=$(mktemp -d)
trap 'rm -rf "$day"' EXIT

# A few minutes of a shop's day, for as long as it takes until there are enough verdicts.
"$here" demo --data "$day/box" --speed 60 >"$day/log" 2>&1 &
box=$!
for _ in $(seq 120); do
    sleep 1
    ! "$here" policy replay "$verdicts" --data "$day/box" >/dev/null 2>&1 || break
done
kill -INT "$box"
wait "$box"

differing=0
for verdict in $(seq "$verdicts"); do
    "$here" policy replay "$verdict" --data "$day/box" --json >"$day/here" || differing=$((differing + 1))
    qemu-aarch64-static -L /usr/aarch64-linux-gnu "$there" policy replay "$verdict" --data "$day/box" --json >"$day/there" || true
    if cmp -s "$day/here" "$day/there"; then
        printf 'verdict %s: the same on both machines\n' "$verdict"
    else
        differing=$((differing + 1))
        printf 'verdict %s: here\n' "$verdict"
        cat "$day/here"
        printf 'there\n'
        cat "$day/there"
    fi
done
[ "$differing" -eq 0 ] && printf 'all %s verdicts are the same on x86-64 and aarch64\n' "$verdicts"
