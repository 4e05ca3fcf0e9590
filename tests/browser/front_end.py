"""A tiny site of somebody else that shows drafts: what its developer has to write, no more."""

import json
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

_PAGE = """<!doctype html>
<html lang="fr"><meta charset="utf-8"><title>Front</title>
<h1></h1><p>%(loads)d</p>
<script>
const editor = %(editor)s;
const draw = async () => {
  const draft = await (await fetch("/draft", { cache: "no-store" })).json();
  document.querySelector("h1").textContent = draft.title;
};
window.addEventListener("message", (event) => {
  if (event.origin === editor && event.data?.type === "immo:preview:changed") draw();
});
draw().then(() => window.parent.postMessage({ type: "immo:preview:ready" }, editor));
</script></html>"""


class FrontEnd:
    """``loads``: how often its page was opened, each time with a code of its own."""

    def __init__(self, cms: str, port: int) -> None:
        self.cms = cms
        self.url = f"http://localhost:{port}/api/preview"
        self.loads = 0
        self.preview: dict[str, Any] = {}

    def enter(self, code: str) -> str:
        """Exchange ``code`` and draw the page."""
        body = json.dumps({"code": code}).encode()
        self.preview = self._ask("/api/immo/v1/preview/exchange", body)
        self.loads += 1
        return _PAGE % {"loads": self.loads, "editor": json.dumps(self.preview["editor"])}

    def draft(self) -> str:
        """The draft as it is now."""
        return json.dumps(self._ask(self.preview["draft"], token=self.preview["token"]))

    def _ask(self, path: str, body: bytes | None = None, token: str = "") -> Any:
        headers = {"Content-Type": "application/json"}
        headers |= {"Authorization": f"Bearer {token}"} if token else {}
        asked = urllib.request.Request(self.cms + path, body, headers)  # noqa: S310 - this machine
        with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310
            return json.load(answer)


@contextmanager
def front_end(cms: str) -> Iterator[FrontEnd]:
    """The site, running."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            kind = "text/html; charset=utf-8"
            if parts.path == "/api/preview":
                text = found.enter(parse_qs(parts.query)["code"][0])
            elif parts.path == "/draft":
                kind, text = "application/json", found.draft()
            else:
                text = ""
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Cache-Control", "private, no-store")
            self.send_header("Content-Security-Policy", f"frame-ancestors {cms}")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *args: Any) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = FrontEnd(cms, server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
