"""Answers like a healthy application, so that the test bed can be tried without the real stand-in."""
import http.server
import json
import os

VERSION = open(os.path.join(os.path.dirname(__file__), "VERSION")).read().strip()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = b"ok"
        if self.path.startswith("/api/app:getInfo"):
            body = json.dumps({"data": {"version": VERSION}}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


http.server.ThreadingHTTPServer(("", int(os.environ.get("APP_PORT", "13000"))), Handler).serve_forever()
