#!/bin/sh
# Compile requirements*.in into exact, hashed lists for Python 3.11 to 3.13 on every system.
set -eu
cd "$(dirname "$0")/.."
compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate "$@"
}
compile requirements.in -o requirements.txt
# The development list repeats the runtime list, held to the same versions.
compile -c requirements.txt requirements-dev.in -o requirements-dev.txt
compile --no-deps requirements-postgres.in -o requirements-postgres.txt
