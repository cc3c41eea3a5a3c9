#!/usr/bin/env bash
# Makes .venv in the checkout with the pinned packages and the program itself; safe to run again at any time.
set -euo pipefail
cd "$(dirname "$0")/../.."

fits() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

newest_fitting_python() {
    local name
    for name in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null && fits "$name"; then
            echo "$name"
            return
        fi
    done
    echo "No Python 3.11 or newer with its venv module was found. Please install python3 and python3-venv." >&2
    return 1
}

if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    "$(newest_fitting_python)" -m venv --clear .venv
fi
pip=(.venv/bin/python -m pip --disable-pip-version-check --no-input -q)
"${pip[@]}" install --require-hashes -r requirements-dev.lock
"${pip[@]}" install --no-deps --no-build-isolation -e .
