# Debian packages: wishes are collected first, so that apt runs once, and only when something is missing.

debian_missing=()

# Seconds to wait for another apt (a desktop's updater, say) to finish.
apt_patience=300

# debian_package NAME CHECK: wishes for the package unless CHECK finds that the machine already has what it is for,
# wherever it came from.
debian_package() {
    "$2" || debian_missing+=("$1")
}

# is_installed NAME: is this very package there? For what only the package itself can be.
is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

has_c_compiler() { has cc; }
has_c_headers() { [ -f /usr/include/stdio.h ]; }
has_certificates() { [ -s /etc/ssl/certs/ca-certificates.crt ]; }
has_font_subsetter() { has hb-subset; }
has_chinese_font() { [ -f /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] && [ -f /usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc ]; }
has_chromium() { has chromium; }
has_clang() { has clang; }
has_arm64_c_compiler() { has aarch64-linux-gnu-gcc; }
has_arm64_c_headers() { [ -f /usr/aarch64-linux-gnu/include/stdio.h ]; }
has_arm64_emulator() { has qemu-aarch64-static; }

debian_install_missing() {
    [ ${#debian_missing[@]} -gt 0 ] || return 0
    local names="${debian_missing[*]}"
    has apt-get || stop "this set-up installs Debian packages and there is no apt here; install by hand what Debian calls: $names"
    local install="apt-get install -y --no-install-recommends --no-remove"
    local again="apt-get update && $install $names"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        has sudo || stop "Debian packages are missing; run as root: $again"
        again="sudo apt-get update && sudo $install $names"
        as_root=(sudo)
        # With nobody there to type a password, asking for one would wait for ever.
        [ -t 0 ] || as_root=(sudo -n)
        "${as_root[@]}" true || stop "Debian packages are missing and only an administrator may install them; run: $again"
    fi
    say "installing from Debian: $names"
    debian_refresh
    # apt tells on descriptor 3 how far it is; the rest goes to the log. The descriptor is opened inside, because sudo closes it.
    # shellcheck disable=SC2016,SC2086
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive sh -c 'log=$1; shift; exec 3>&1 >>"$log" 2>&1 </dev/null; exec "$@"' sh "$log" \
        $install -q -o DPkg::Lock::Timeout=$apt_patience -o APT::Status-Fd=3 $names | debian_progress; then
        stop "Debian packages could not be installed (target/prepare.log says why); run: $again"
    fi
    hash -r
    debian_missing=()
}

# Fetches the package lists. An old list may still do, so a failure here is left to the installation to judge.
debian_refresh() {
    local waited=0
    while ! "${as_root[@]}" apt-get update -q >"$log.update" 2>&1 </dev/null; do
        # apt waits for the lock of dpkg by itself, but not for the one of its lists.
        if grep -q 'Could not get lock' "$log.update" && [ $waited -lt $apt_patience ]; then
            [ $waited -gt 0 ] || say "another apt is at work; waiting for it (up to $apt_patience s)"
            sleep 5
            waited=$((waited + 5))
            continue
        fi
        say "the package lists could not be refreshed; trying with the ones that are here"
        break
    done
    cat "$log.update" >>"$log"
    rm -f "$log.update"
}

# One short line for every tenth of the way. apt's lines read "dlstatus:3:41.20:what it is doing" while loading and
# "pmstatus:..." while unpacking.
debian_progress() {
    local line step percent said=""
    while read -r line; do
        case $line in
        dlstatus:*) step=loading ;;
        pmstatus:*) step=installing ;;
        *) continue ;;
        esac
        [[ $line =~ :([0-9]+)\.[0-9]+: ]] || continue
        percent=$((BASH_REMATCH[1] / 10 * 10))
        [ "$step $percent" != "$said" ] || continue
        said="$step $percent"
        say "  $step: $percent %"
    done
}
