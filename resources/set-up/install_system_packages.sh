#!/usr/bin/env bash
# Installs what a list beside this script names and the system lacks; says so in a sentence where it cannot.
# Usage: install_system_packages.sh LIST...
set -euo pipefail

installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

known_to_apt() {
    apt-cache show --no-all-versions "$1" >/dev/null 2>&1
}

# Prints the needs (lines of alternative names) of which no name is installed.
missing_needs() {
    local line name
    while read -r line; do
        for name in $line; do
            installed "$name" && continue 2
        done
        echo "$line"
    done < <(cat "$@" | sed 's/#.*//' | grep -v '^[[:space:]]*$')
}

# Prints one name for each need: the first that this system's apt knows, else the first of all.
names_to_install() {
    local line name
    while read -r line; do
        for name in $line; do
            if known_to_apt "$name"; then
                echo "$name"
                continue 2
            fi
        done
        echo "${line%% *}"
    done
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This system has no apt. Please install the counterparts of these Debian packages yourself:" \
        $(cat "$@" | sed 's/#.*//' | awk '{print $1}')
    exit 0
fi

needs=$(missing_needs "$@")
[ -n "$needs" ] || exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Some system packages are missing and this account may not install them. Please run as root:"
        echo "  apt-get install --no-install-recommends" $(names_to_install <<<"$needs")
        exit 1
    fi
    as_root=(sudo)
fi

update_lists() {
    "${as_root[@]}" apt-get update -q </dev/null || echo "apt-get update had trouble; trying with what it has."
}

install_missing() {
    local names
    names=$(names_to_install <<<"$needs")
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends $names </dev/null
}

all_known_to_apt() {
    local name
    for name in $(names_to_install <<<"$needs"); do
        known_to_apt "$name" || return 1
    done
}

echo "Installing system packages:" $(awk '{print $1}' <<<"$needs")
# The package lists of a fresh system are empty, and those of an old one name files that are gone.
if all_known_to_apt && install_missing; then
    exit 0
fi
update_lists
install_missing
