"""The example front end beside a running platform: `make example`.

Packages are installed from their locks. The server answers on http://localhost:4321, where the
demonstration's page editor shows drafts, and starts again at every change of its files.
"""

import argparse
import os
import subprocess
import sys

from scripts import npm

OLDEST_NODE = (20, 3)
PORT = 4321


def prepare() -> None:
    """Packages and the built client; raises NodeMissing."""
    npm.require_node(OLDEST_NODE)
    for folder in (npm.CLIENT, npm.EXAMPLE):
        npm.install(folder)
    npm.npm(npm.CLIENT, "run", "build")


def main() -> int:
    """Prepare, say where to look, serve until Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--platform", default="http://localhost:8000")
    parser.add_argument("--site", default="namur")
    parser.add_argument("--token", default="")
    options = parser.parse_args()
    try:
        prepare()
    except npm.NodeMissing as error:
        print(error)
        return 1
    env = {"IMMO_ORIGIN": options.platform, "IMMO_SITE": options.site, "IMMO_TOKEN": options.token}
    env |= {"ASTRO_TELEMETRY_DISABLED": "1"}
    print(f"\n  http://localhost:{PORT}/\n\nStop with Ctrl-C.\n", flush=True)
    command = ["npm", "run", "--silent", "dev", "--", "--port", str(PORT)]
    try:
        return subprocess.run(
            command, cwd=npm.EXAMPLE, env=os.environ | env, check=False
        ).returncode
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
