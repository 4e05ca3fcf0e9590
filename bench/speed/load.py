"""wrk: as many requests as a server answers, from a list of addresses in turn."""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS, SECONDS = 4, 3
_SCRIPT = Path(__file__).with_name("cycle.lua")


@dataclass(frozen=True)
class Rate:
    """Requests a second, the median answer in ms, bytes of an answer, and what went wrong."""

    per_second: float
    p50_ms: float
    bytes: int
    errors: int


@dataclass(frozen=True)
class Asked:
    """An address and, for a conditional request, the ETag one has."""

    path: str
    etag: str = ""


def load(port: int, host: str, asked: Sequence[Asked], seconds: int = SECONDS) -> Rate:
    """Ask for ``seconds``; an answer that is neither 200 nor 304 is an error."""
    with tempfile.TemporaryDirectory() as folder:
        lines = "".join(f"{one.path}\t{one.etag}\n" for one in asked)
        paths, told = Path(folder, "paths"), Path(folder, "told")
        paths.write_text(lines)
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(_SCRIPT)]
        command += [f"http://127.0.0.1:{port}", "--", host, str(paths), str(told)]
        subprocess.run(command, check=True, capture_output=True)
        said = json.loads(told.read_text())
    requests = said["requests"]
    return Rate(
        round(requests / said["seconds"], 1),
        round(said["p50"], 2),
        said["bytes"] // max(requests, 1),
        said["errors"],
    )
