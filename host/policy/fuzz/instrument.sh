#!/bin/sh
# What cargo calls in place of the compiler: the parts that read a stranger's bytes are compiled so that libFuzzer sees which
# branches an input takes. Everything else is compiled as ever: counting the branches of a code generator would teach it nothing.
case " $* " in
*" --crate-name xiaoer_policy "* | *" --crate-name xiaoer_policy_fuzz "* | *" --crate-name minisign_verify "*)
    exec "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
        -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1
    ;;
esac
exec "$@"
