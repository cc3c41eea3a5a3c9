#!/usr/bin/env bash
# Writes requirements.lock and requirements-dev.lock for Linux and Windows and every supported Python.
# The locks must name no index host: a commune's or a builder's own mirror then serves as well.
set -euo pipefail
cd "$(dirname "$0")/../.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools"
"$tools/bin/pip" install -q uv

compile() {
    "$tools/bin/uv" pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --annotation-style line \
        ${PIP_INDEX_URL:+--index-url "$PIP_INDEX_URL"} "$@"
}
compile -o requirements.lock
compile --extra dev --constraint requirements.lock -o requirements-dev.lock
if grep -n '://' requirements.lock requirements-dev.lock; then
    echo "A lock names a host; it must not." >&2
    exit 1
fi
