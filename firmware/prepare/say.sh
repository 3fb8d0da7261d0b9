# How the set-up speaks: one line for a step, one sentence for the end of the road.

# say TEXT: progress.
say() {
    printf 'prepare: %s\n' "$*"
}

# stop SENTENCE: what is missing and the command to run. Nothing is printed after it.
stop() {
    printf '\nprepare: %s\n' "$*" >&2
    exit 1
}

# has COMMAND: is there such a program?
has() {
    command -v "$1" >/dev/null 2>&1
}

# at_least HAVE WANT: compares dotted versions, 1.95.0 with 1.95.
at_least() {
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}
