#!/usr/bin/env bash
# Every test of the product but the comparison with the Raspberry Pi (arm64.sh), one runner after the other. A runner that fails does not keep the others from running; at the end stand
# the closing lines of all of them and the time each took. Called by `make test`, which has prepared the machine.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

console=host/server/console
browser=tests/browser
built=${CARGO_TARGET_DIR:-target}
logs=target/test-logs
mkdir -p "$logs"
closing=()
failed=0

# runner NAME PATTERN COMMAND...: runs the command, keeps its output, and picks the closing line by the pattern.
runner() {
    local name=$1 pattern=$2 log=$logs/$1.log began=$SECONDS verdict=ok line
    shift 2
    printf '\n== %s: %s\n' "$name" "$*"
    "$@" 2>&1 | tee "$log"
    if [ "${PIPESTATUS[0]}" -ne 0 ]; then
        verdict=FAILED
        failed=$((failed + 1))
    fi
    line=$(closing_line "$pattern" "$log")
    closing+=("$(printf '%-7s %-13s %5d s  %s' "$verdict" "$name" $((SECONDS - began)) "$line")")
}

# The last line that matches; for cargo, which closes every test program with a line of its own, their sum.
closing_line() {
    case $1 in
    cargo)
        awk '/^test result: /{ runs++; pass += $4; fail += $6; skip += $8 }
             END { printf "test result: %d passed; %d failed; %d ignored; in %d test programs", pass, fail, skip, runs }' "$2"
        ;;
    # node's own runner ends with a small table: "# pass 12", or the same behind a sign in a terminal.
    node) sed -n 's/^[^a-z]* \(tests\|pass\|fail\|skipped\) \([0-9]*\)$/\1 \2/p' "$2" | paste -s -d ' ' ;;
    *) sed 's/\x1b\[[0-9;]*m//g' "$2" | grep -E "$1" | tail -n 1 | sed 's/^ *//' ;;
    esac
}

formatting() {
    cargo fmt --check && (cd plugins && cargo fmt --check) && echo "all files are formatted"
}

types() {
    npm --prefix "$console" run check && echo "no type errors"
}

runner formatting   '.' formatting
runner packages     'added|up to date' make --no-print-directory "$console/node_modules/.package-lock.json" "$browser/node_modules/.package-lock.json"
runner console-types '.' types
runner console-unit '^ *Tests ' npm --prefix "$console" test
runner console      'built in' make --no-print-directory console
runner rust         cargo cargo test --locked --workspace --no-fail-fast
runner policies     cargo cargo test --locked --manifest-path plugins/Cargo.toml --no-fail-fast
# libFuzzer's own run takes a second build of the engine; without it the same targets run, bounded, among the tests of rust.
[ -z "${FUZZ:-}" ] || runner fuzz 'nothing was found|SUMMARY' host/policy/fuzz/run.sh "$FUZZ"
runner binary       'Finished' cargo build --locked --package xiaoer-firmware --bin xiaoer
XIAOER_BIN=$built/debug/xiaoer runner browser node node --test --test-reporter spec "$browser"/*.test.js

printf '\n== closing lines\n'
printf '%s\n' "${closing[@]}"
printf '%s, %d min %d s\n' "$([ $failed -eq 0 ] && echo 'all runners passed' || echo "$failed of ${#closing[@]} runners FAILED")" $((SECONDS / 60)) $((SECONDS % 60))
[ $failed -eq 0 ]
