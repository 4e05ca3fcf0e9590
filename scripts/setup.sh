#!/bin/sh
# Make .venv and install the pinned requirements, only when they changed.
# Usage: sh scripts/setup.sh [runtime|dev]
set -eu
cd "$(dirname "$0")/.."
kind=${1:-runtime}
case $kind in
    runtime) list=requirements.txt ;;
    dev) list=requirements-dev.txt ;;
    *) echo "usage: scripts/setup.sh [runtime|dev]" >&2; exit 2 ;;
esac

# The newest interpreter that really starts: a version manager's shim may exist and refuse.
pick_python() {
    for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "Python 3.11, 3.12 or 3.13 is needed and was not found (set PYTHON=/path/to/python)." >&2
    exit 1
}

make_venv() {
    python=$(pick_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "A system package is missing: apt-get install python3-venv (then run make again)." >&2
        exit 1
    fi
    echo "Creating .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
}

# Installing the dev list installs the runtime list too: either stamp will do for the runtime.
runtime_stamp=$(cksum <requirements.txt)
dev_stamp=$(cksum <requirements-dev.txt)
stamped() { [ "$(cat ".venv/stamp-$1" 2>/dev/null || true)" = "$2" ]; }

.venv/bin/python -c '' 2>/dev/null || make_venv
if [ "$kind" = runtime ] && stamped runtime "$runtime_stamp"; then exit 0; fi
if [ "$kind" = dev ] && stamped runtime "$runtime_stamp" && stamped dev "$dev_stamp"; then exit 0; fi

echo "Installing $(grep -c '^[a-z]' "$list") pinned packages from $list"
.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps \
    --no-compile -r "$list"
# Compiled on all cores, and also where PYTHONDONTWRITEBYTECODE is set: start-up takes half the time.
.venv/bin/python -m compileall -q -j 0 .venv/lib >/dev/null || true
echo "$runtime_stamp" >.venv/stamp-runtime
if [ "$kind" = dev ]; then echo "$dev_stamp" >.venv/stamp-dev; fi
