"""A web server of the test's own with a certificate that vouches for itself, on a free port of the loopback. It gives what
somebody who lays in another's calendar may meet. As a program it prints its place as one line of JSON and ends with its input.
"""
import http.server
import pathlib
import shutil
import signal
import sys
import tempfile
import threading
import time

import imap_server

LARGEST = 5_000_000


class Answers(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 20

    def do_GET(self):
        self.server.asked.append(self.path)
        if self.path == "/langsam.ics":
            time.sleep(8)
        if self.path == "/vidare.ics":
            return self.give(302, b"", Location="/kalender.ics")
        if self.path == "/stor.ics":
            return self.give(200, b"BEGIN:VCALENDAR\r\n" + b"X-A:b\r\n" * (LARGEST // 7))
        content = self.server.files.get(self.path)
        return self.give(200 if content else 404, content or b"ingenting")

    def give(self, status: int, content: bytes, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Nothing."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, folder: pathlib.Path):
        super().__init__(("127.0.0.1", 0), Answers)
        self.context = imap_server.certified(folder)
        self.asked, self.files = [], {"/kalender.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "/sida.html": b"<p>hej</p>"}
        self.address = f"https://localhost:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def get_request(self):
        line, address = super().get_request()
        return self.context.wrap_socket(line, server_side=True), address

    def handle_error(self, *_):
        """Those who do not trust the certificate hang up."""


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="samfrid-web-"))
    try:
        server = Server(folder)
        imap_server.say({"port": server.server_address[1], "plainPort": 0, "user": "", "password": "",
                         "certificates": str(folder / "certificate.pem")})
        sys.stdin.read()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
