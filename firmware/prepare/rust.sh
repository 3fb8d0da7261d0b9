# Rust: the compiler of the box comes from rustup and is only looked at; what may be added is a component or a target.

# Seconds that rustup may spend on a download. Behind a closed network it would try for minutes, and there is another way.
rustup_patience=90

# The oldest compiler that the workspace allows, as Cargo.toml says it.
rust_wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml")

rust_install="curl -sSf https://sh.rustup.rs | sh -s -- -y"

rust_is_recent() {
    has cargo && has rustc || stop "Rust is missing; install it with: $rust_install"
    local found
    # "cargo 1.95.0 (hash date)"; a rustup without a default toolchain prints an error instead.
    found=$(cargo --version 2>/dev/null | cut -d ' ' -f 2) || true
    [ -n "$found" ] || stop "rustup has no toolchain yet; install one with: rustup default stable"
    at_least "$found" "$rust_wanted" || {
        local how="update it with: rustup update stable"
        has rustup || how="install it with: $rust_install"
        stop "Rust $rust_wanted or newer is needed and $(command -v cargo) is $found; $how"
    }
}

# rust_component NAME PROGRAM: a part of the toolchain that a minimal rustup leaves out.
rust_component() {
    # rustup puts a stand-in for every program into its folder, so only running it tells.
    "$2" --version >/dev/null 2>&1 && return
    say "adding $1 to the Rust toolchain"
    timeout "$rustup_patience" rustup component add "$1" >>"$log" 2>&1 ||
        stop "$1 is missing and could not be downloaded; install it with: rustup component add $1"
}

# rustup_has_target TARGET: is the target's standard library there?
rustup_has_target() {
    [ -d "$(rustc --print sysroot)/lib/rustlib/$1/lib" ]
}

# rust_target_compiler TARGET: what compiles for another machine, the policies to WebAssembly above all. rustup's target
# where it can be had, else Debian's second, newer compiler together with the sources of the standard library. They live
# beside rustup's and do not get into its way.
rust_target_compiler() {
    rustup_has_target "$1" && return
    if ! { has_debian_rustc && has_debian_cargo && has_debian_rust_source; }; then
        say "asking rustup for the target $1 (up to $rustup_patience s)"
        if timeout "$rustup_patience" rustup target add "$1" >>"$log" 2>&1 && rustup_has_target "$1"; then
            return
        fi
        say "rustup cannot give it now; Debian's compiler will do"
    fi
    local older
    for older in rustc cargo; do
        ! is_installed "$older" || stop "Debian's old $older package stands in the way of its newer compiler; run: sudo apt-get remove rustc cargo (rustup's own are not touched), or: rustup target add $1"
    done
    debian_package rustc-web has_debian_rustc
    debian_package cargo-web has_debian_cargo
    debian_package rust-web-src has_debian_rust_source
}

has_debian_rustc() { is_installed rustc-web; }
has_debian_cargo() { is_installed cargo-web; }
has_debian_rust_source() { is_installed rust-web-src; }
