"""The part of the HTTP interface that maintenance meets."""

import json
import sys
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import database
import plugins
import schema
import settings
import storage


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, node):
        super().__init__(("", settings.PORT), Handler)
        self.node = node

    def handle_error(self, request, client_address):
        """Balancers hang up as soon as they have seen the status."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.route()

    def do_POST(self):
        self.route()

    def route(self):
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        address = urlsplit(self.path)
        self.query = dict(parse_qsl(address.query))
        try:
            self.dispatch(f"{self.command} {address.path}")
        except PermissionError as error:
            self.error(401, error)
        except (LookupError, FileNotFoundError) as error:
            self.error(404, error)
        except Exception as error:
            self.error(500, error)

    def dispatch(self, request):
        trouble = self.node.health() if request == "GET /api/__health_check" else self.node.trouble
        if request == "GET /":
            self.page(trouble)
        elif trouble:
            self.answer(503, trouble.body())
        elif request.startswith("GET /storage/uploads/"):
            self.send(200, "application/octet-stream", storage.download(request.rpartition("/")[2]))
        else:
            ROUTES.get(request, Handler.missing)(self)

    def missing(self):
        raise LookupError(f"no such resource: {self.path}")

    def page(self, trouble):
        """Answers 200 whatever the state, which is why it is no health check."""
        self.text(f"version={self.node.version} node={settings.NODE} health={trouble.code if trouble else 'ok'}\n")

    def health_check(self):
        self.text("ok")

    def get_info(self):
        self.answer(200, {"data": {"version": schema.recorded_version(), "database": {"dialect": settings.DIALECT}}})

    def sign_in(self):
        given = json.loads(self.body)
        account = given.get("account") or given.get("email")
        if account not in settings.ROOT_ACCOUNTS or given.get("password") != settings.ROOT_PASSWORD:
            raise PermissionError("the account or the password is wrong")
        self.answer(200, {"data": {"user": {"username": account}, "token": storage.sign(account)}})

    def plugins_here(self):
        self.demand_token()
        self.answer(200, {"data": self.node.plugins})

    def plugins_recorded(self):
        self.demand_token()
        self.answer(200, {"data": plugins.recorded()})

    def enable(self):
        self.change("pm:enable", lambda: plugins.enable(self.query["filterByTk"]))

    def disable(self):
        self.change("pm:disable", lambda: plugins.disable(self.query["filterByTk"]))

    def remove(self):
        self.change("pm:remove", lambda: plugins.remove(self.query["filterByTk"]))

    def add(self):
        """Takes a package by name, as the registry form of the original does."""
        given = json.loads(self.body)
        self.change("pm:add", lambda: plugins.add(given["packageName"], given.get("version", self.node.version)))

    def update(self):
        given = json.loads(self.body)
        self.change("pm:update", lambda: plugins.update(given["packageName"], given.get("version", self.node.version)))

    def change(self, command, change):
        self.demand_token()
        self.node.change_plugins(command, change)
        self.answer(200, {"data": "ok"})

    def rows(self):
        rows = database.run("SELECT * FROM orders ORDER BY id")
        stored = json.dumps(rows, ensure_ascii=False)
        self.answer(200, {"data": rows, "checksum": sha256(stored.encode()).hexdigest()})

    def add_row(self):
        given = json.loads(self.body)
        database.run("INSERT INTO orders (customer, amount) VALUES (%s, %s)", given["customer"], given["amount"])
        self.answer(200, {"data": "ok"})

    def upload(self):
        self.demand_token()
        storage.upload(storage.UPLOADS, self.query["filename"], self.body)
        self.answer(200, {"data": {"url": f"/storage/uploads/{self.query['filename']}"}})

    def demand_token(self):
        if not storage.is_signed(self.headers.get("Authorization", "").removeprefix("Bearer ")):
            raise PermissionError("the token is missing or was signed with another key")

    def text(self, text):
        self.send(200, "text/plain", text.encode())

    def error(self, status, error):
        self.answer(status, {"errors": [{"message": str(error)}]})

    def answer(self, status, body):
        self.send(status, "application/json", json.dumps(body, ensure_ascii=False).encode())

    def send(self, status, kind, content):
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Node", settings.NODE)
        self.send_header("X-App-Version", self.node.version)
        self.end_headers()
        self.wfile.write(content)

    @property
    def node(self):
        return self.server.node

    def log_message(self, *_):
        """The node's own lines are the log."""


ROUTES = {
    "GET /api/__health_check": Handler.health_check,
    "GET /api/app:getInfo": Handler.get_info,
    "POST /api/auth:signIn": Handler.sign_in,
    "GET /api/pm:list": Handler.plugins_here,
    "GET /api/applicationPlugins:list": Handler.plugins_recorded,
    "POST /api/pm:enable": Handler.enable,
    "POST /api/pm:disable": Handler.disable,
    "POST /api/pm:remove": Handler.remove,
    "POST /api/pm:add": Handler.add,
    "POST /api/pm:update": Handler.update,
    "GET /api/rows": Handler.rows,
    "POST /api/rows": Handler.add_row,
    "POST /api/attachments:create": Handler.upload,
}
