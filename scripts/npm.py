"""Node packages of the client and the example, from their locks, when those changed."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

CLIENT = Path("clients/typescript")
EXAMPLE = Path("examples/astro")
_STAMP = Path("node_modules/.installed")
# Nobody is asked for money or told of new versions while a test runs.
_QUIET = {"NPM_CONFIG_AUDIT": "false", "NPM_CONFIG_FUND": "false"}
_QUIET |= {"NPM_CONFIG_UPDATE_NOTIFIER": "false", "ASTRO_TELEMETRY_DISABLED": "1"}


class NodeMissing(RuntimeError):
    """Node or npm is not on this machine, or Node is too old."""


def require_node(oldest: tuple[int, int] = (18, 0)) -> None:
    """Raise NodeMissing with what to do."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise NodeMissing("Node and npm are needed (Debian: apt-get install nodejs npm).")
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    numbers = said.strip().lstrip("v").split(".")
    if (int(numbers[0]), int(numbers[1])) < oldest:
        wanted = ".".join(map(str, oldest))
        raise NodeMissing(f"Node {wanted} or newer is needed; this is {said.strip()}.")


def install(folder: Path) -> None:
    """`npm ci` in ``folder`` unless what is there is what its lock says."""
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / _STAMP
    if stamp.exists() and stamp.read_text() == lock:
        return
    npm(folder, "ci", "--ignore-scripts", "--loglevel=error")
    stamp.write_text(lock)


def npm(folder: Path, *command: str, **env: str) -> str:
    """What `npm command` printed in ``folder``; raises CalledProcessError with it shown."""
    done = subprocess.run(
        ["npm", *command],
        cwd=folder,
        env=os.environ | _QUIET | env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout[-4000:], done.stderr[-4000:], sep="\n", flush=True)
        done.check_returncode()
    return done.stdout
