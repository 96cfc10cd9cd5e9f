"""Two origins on this machine, as a course for SCORM is played: a page of Samfrid's, and the content origin with the
adapter page and the files of a package. The headers are those that the real ones need."""
import dataclasses
import html
import http.server
import json
import pathlib
import threading
import urllib.parse

SOURCES = pathlib.Path(__file__).resolve().parent.parent.parent / "Sources"
TOKEN = "b7f0c2d9e1a84f35"

PLAYER_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; frame-src {content}")
ADAPTER_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors {samfrid}")
FILE_POLICY = (
    "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; connect-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self' {samfrid}; sandbox allow-scripts allow-same-origin allow-forms allow-modals")

ADAPTER_PAGE = """<!doctype html><html lang="sv" data-parent="{samfrid}" data-files="/k/filer/"><head><meta charset="utf-8">
<title>Kurs</title><link rel="stylesheet" href="/scorm-adapter.css"><script src="/scorm-adapter.js" defer></script></head>
<body><p role="status">Kursen öppnas …</p></body></html>"""

PLAYER_PAGE = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Kursen</title>
<script src="/scorm-player.js" defer></script></head><body><h1>Kursen</h1>
<section data-scorm data-origin="{content}" data-adapter="{content}/adapter" data-token="{token}" data-entry="{entry}"
  data-title="Att fråga" data-start="{start}">
<form method="post" action="/lage"><input type="hidden" name="csrf" value="c1"></form>
<p role="status" data-scorm-status></p>
<iframe title="Att fråga" width="800" height="500" allow="fullscreen; autoplay"
  sandbox="allow-scripts allow-same-origin allow-forms allow-modals">
</iframe></section><p><a href="/nasta">Nästa del</a></p></body></html>"""

TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".jpg": "image/jpeg", ".png": "image/png"}

START = {
    "cmi.core.student_id": "l-1", "cmi.core.student_name": "Ek, Åsa", "cmi.core.credit": "credit",
    "cmi.core.lesson_mode": "normal", "cmi.core.entry": "ab-initio", "cmi.core.total_time": "0000:00:00.00",
    "cmi.launch_data": "start=1", "cmi.comments_from_lms": "", "cmi.student_data.mastery_score": "80",
    "cmi.student_data.max_time_allowed": "", "cmi.student_data.time_limit_action": "",
}


@dataclasses.dataclass
class Saved:
    values: dict
    is_finished: bool
    csrf: str
    token: str


class ScormSite:
    def __init__(self, files: dict[str, bytes], entry: str, start: dict = START):
        self.files, self.entry, self.start = files, entry, start
        self.saved: list[Saved] = []
        # What the next posts are answered, before "saved" again: a dictionary, or None for a broken connection.
        self.answers: list[dict | None] = []
        self.servers = [http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler(kind)) for kind in ("samfrid", "content")]
        # Two names of this machine, so that the browser takes them for two sites.
        self.samfrid = f"http://127.0.0.1:{self.servers[0].server_port}"
        self.content = f"http://localhost:{self.servers[1].server_port}"
        for server in self.servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def close(self):
        for server in self.servers:
            server.shutdown()
            server.server_close()

    @property
    def all_values(self) -> dict:
        """The last word of each element, over all that has been saved."""
        return {name: value for saved in self.saved for name, value in saved.values.items()}

    @property
    def is_finished(self) -> bool:
        return any(saved.is_finished for saved in self.saved)

    def page(self, kind: str, path: str) -> tuple[str, bytes, str] | None:
        """Type, content and policy of what stands at a path."""
        asset = SOURCES / ("Web" if kind == "samfrid" else "Packages") / "Assets" / path.lstrip("/")
        if kind == "samfrid":
            policy = PLAYER_POLICY.format(content=self.content)
            if path == "/":
                start = html.escape(json.dumps(self.start))
                page = PLAYER_PAGE.format(content=self.content, token=TOKEN, entry=html.escape(self.entry), start=start)
                return "text/html; charset=utf-8", page.encode(), policy
            if path == "/nasta":
                return "text/html; charset=utf-8", "<!doctype html><title>Nästa</title><p>Nästa del".encode(), policy
            return ("text/javascript", asset.read_bytes(), policy) if path == "/scorm-player.js" else None
        if path == "/adapter":
            policy = ADAPTER_POLICY.format(samfrid=self.samfrid)
            return "text/html; charset=utf-8", ADAPTER_PAGE.format(samfrid=self.samfrid).encode(), policy
        if path in ("/scorm-adapter.js", "/scorm-adapter.css"):
            return TYPES[asset.suffix], asset.read_bytes(), "default-src 'none'"
        name = urllib.parse.unquote(path.removeprefix("/k/filer/"))
        if path.startswith("/k/filer/") and name in self.files:
            kind = TYPES.get(pathlib.PurePosixPath(name).suffix, "application/octet-stream")
            return kind, self.files[name], FILE_POLICY.format(samfrid=self.samfrid)
        return None

    def take(self, body: str) -> dict | None:
        answer = self.answers.pop(0) if self.answers else {"status": "saved", "text": "", "versions": {}}
        if answer and answer["status"] == "saved":
            form = dict(urllib.parse.parse_qsl(body, keep_blank_values=True))
            values = dict(json.loads(form["varden"]))
            self.saved.append(Saved(values, form["avslutad"] == "ja", form["csrf"], form["oppning"]))
        return answer

    def handler(site, kind: str):  # noqa: N805
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                found = site.page(kind, urllib.parse.urlsplit(self.path).path)
                if not found:
                    self.send_error(404)
                    return
                self.answer(*found)

            def do_POST(self):
                answer = site.take(self.rfile.read(int(self.headers["Content-Length"])).decode())
                if answer is None:
                    self.close_connection = True
                    return
                self.answer("application/json", json.dumps(answer).encode(), "default-src 'none'")

            def answer(self, content_type: str, content: bytes, policy: str):
                self.send_response(200)
                for name, value in {
                    "Content-Type": content_type, "Content-Length": str(len(content)), "Content-Security-Policy": policy,
                    "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Referrer-Policy": "no-referrer",
                }.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_):
                pass
        return Handler
