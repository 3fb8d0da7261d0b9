# Node.js builds the console and drives the browser in tests; the box itself never needs it. Debian 12's own is too old for the
# console's build tool, so a newer one is taken from npm, pinned by prepare/node/package-lock.json, into a folder of this clone.

node_home=$root/target/toolchain
export PATH="$node_home/bin:$PATH"

# What the build tool (Vite) asks for: 20.19 or newer in the 20 series, or 22.12 and up.
node_is_recent() {
    local found
    found=$(node --version 2>/dev/null) || return 1
    found=${found#v}
    case $found in
    20.*) at_least "$found" 20.19 ;;
    *) at_least "$found" 22.12 ;;
    esac
}

# Without a Node.js that is recent enough, Debian's npm is what fetches one.
node_and_npm() {
    node_is_recent && has npm && return
    debian_package npm has_npm
}

has_npm() { has npm; }

node_install_missing() {
    node_is_recent && has npm && return
    say "fetching Node.js for building the console (about 50 MB)"
    mkdir -p "$node_home"
    cp "$here/prepare/node/package.json" "$here/prepare/node/package-lock.json" "$node_home/"
    (cd "$node_home" && npm ci --ignore-scripts --no-audit --no-fund </dev/null >>"$log" 2>&1) ||
        stop "Node.js 22 could not be fetched with npm (target/prepare.log says why); check the network, or install Node.js 22.12 or newer, and run make again"
    # Of the packages for each kind of machine npm keeps the one that fits.
    mkdir -p "$node_home/bin"
    (cd "$node_home/bin" && ln -sf ../node_modules/node-linux-*/bin/node ../node_modules/.bin/npm ../node_modules/.bin/npx .)
    hash -r
    node_is_recent || stop "no Node.js for this kind of machine ($(uname -m)) could be fetched; install Node.js 22.12 or newer and run make again"
}
