#!/usr/bin/env python3
"""The stand-in on a real PostgreSQL and a real MariaDB: python3 -m unittest app_test (as root: the servers run as `nobody`)."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

HERE = Path(__file__).resolve().parent
FAST = {"LISTEN_SECONDS": "0.1", "PREPARE_SECONDS": "0.1", "INSTALL_SECONDS": "0.3", "UPGRADE_SECONDS": "0.4",
        "PLUGIN_SECONDS": "0.4", "CRASH_SECONDS": "0.3", "CONNECT_SECONDS": "1"}
MAP = "@nocobase/plugin-map"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def eventually(question, seconds=10):
    deadline = time.monotonic() + seconds
    while not (answer := question()):
        if time.monotonic() > deadline:
            raise AssertionError("nothing came in time")
        time.sleep(0.05)
    return answer


class DatabaseServer:
    """In a directory of its own, on a free port of the loopback, as an unprivileged user."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="standin-"))
        self.folder.chmod(0o777)
        self.port = free_port()
        self.process = None

    def run(self, *command, **options):
        return subprocess.run(["runuser", "-u", "nobody", "--", *map(str, command)],
                              check=True, capture_output=True, cwd=self.folder, **options)

    def spawn(self, *command):
        self.process = subprocess.Popen(
            ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *map(str, command)],
            cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self):
        self.process.send_signal(signal.SIGINT if self.dialect == "postgres" else signal.SIGTERM)
        self.process.wait()
        shutil.rmtree(self.folder)


class Postgres(DatabaseServer):
    dialect = "postgres"

    def start(self):
        binaries = max(Path("/usr/lib/postgresql").iterdir()) / "bin"
        data = self.folder / "data"
        self.run(binaries / "initdb", "-D", data, "-A", "trust", "-U", "nocobase", "-N")
        self.spawn(binaries / "postgres", "-D", data, "-k", self.folder, "-p", self.port, "-h", "127.0.0.1", "-F")
        eventually(lambda: self.sql("SELECT 1", "postgres"))
        return self

    def sql(self, statement, database="nocobase"):
        return subprocess.run(["psql", "-qh", "127.0.0.1", "-p", str(self.port), "-U", "nocobase", database, "-c", statement],
                              capture_output=True).returncode == 0

    def empty(self):
        self.sql("DROP DATABASE IF EXISTS nocobase WITH (FORCE)", "postgres")
        assert self.sql("CREATE DATABASE nocobase", "postgres")


class MariaDb(DatabaseServer):
    dialect = "mariadb"

    def start(self):
        data = self.folder / "data"
        self.run("mariadb-install-db", "--no-defaults", f"--datadir={data}", "--auth-root-authentication-method=normal")
        self.spawn("mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={self.folder}/socket",
                   "--bind-address=127.0.0.1", f"--port={self.port}", f"--pid-file={self.folder}/pid")
        eventually(lambda: self.sql("SELECT 1"), 20)
        self.sql("CREATE USER nocobase@'127.0.0.1'; GRANT ALL ON nocobase.* TO nocobase@'127.0.0.1'")
        return self

    def sql(self, statement):
        return subprocess.run(["mariadb", "--no-defaults", "-u", "root", f"--socket={self.folder}/socket", "-e", statement],
                              capture_output=True).returncode == 0

    def empty(self):
        assert self.sql("DROP DATABASE IF EXISTS nocobase; CREATE DATABASE nocobase CHARACTER SET utf8mb4")


class RunningNode:
    def __init__(self, server, version, name="app1", storage=None, **environment):
        self.address = f"http://127.0.0.1:{(port := free_port())}"
        self.process = subprocess.Popen(
            [sys.executable, HERE / "app.py"], stderr=subprocess.PIPE,
            env={**os.environ, **FAST, "APP_VERSION": version, "APP_PORT": str(port), "NODE_NAME": name,
                 "DB_DIALECT": server.dialect, "DB_HOST": "127.0.0.1", "DB_PORT": str(server.port),
                 "STORAGE_PATH": str(storage or server.folder / "storage"), **environment})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def ask(self, path, body=None, **headers):
        """The status, 0 if nobody listens, and the body."""
        data = None if body is None else json.dumps(body).encode()
        try:
            with urlopen(Request(self.address + path, data, headers), timeout=10) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except (URLError, ConnectionError):
            return 0, ""

    def health(self):
        """`refused`, `ok` or the code of the trouble."""
        status, body = self.ask("/api/__health_check")
        return {0: "refused", 200: body}.get(status) or json.loads(body)["error"]["code"]

    def becomes(self, health):
        eventually(lambda: self.health() == health)
        return self

    def data(self, path):
        return json.loads(self.ask(path)[1])["data"]

    def rows(self):
        return json.loads(self.ask("/api/rows")[1])["checksum"]

    def recorded(self):
        return self.data("/api/app:getInfo")["version"]

    def token(self):
        _, body = self.ask("/api/auth:signIn", {"account": "nocobase", "password": "admin123"}, **{"X-Authenticator": "basic"})
        return {"Authorization": "Bearer " + json.loads(body)["data"]["token"]}

    def plugin_is_enabled(self, path="/api/pm:list?mode=summary"):
        plugins = json.loads(self.ask(path, **self.token())[1])["data"]
        return {plugin["packageName"]: plugin["enabled"] for plugin in plugins}[MAP]


class StandIn:
    @classmethod
    def setUpClass(cls):
        cls.server = cls.kind().start()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def setUp(self):
        self.server.empty()

    def node(self, version, name="app1", **environment):
        return RunningNode(self.server, version, name, **environment)

    def install(self, version="1.0.0"):
        with self.node(version).becomes("ok") as node:
            return node.rows()

    def test_it_passes_through_the_stages_of_an_installation(self):
        with self.node("1.0.0", INSTALL_SECONDS="1", PREPARE_SECONDS="0.3") as node:
            seen = []
            while "ok" not in seen:
                if (health := node.health()) not in seen:
                    seen.append(health)
            certain = ["refused", "APP_PREPARING", "APP_COMMANDING", "ok"]
            self.assertEqual([health for health in seen if health in certain], certain)
            self.assertEqual(node.recorded(), "1.0.0")
            self.assertEqual(node.ask("/"), (200, "version=1.0.0 node=app1 health=ok\n"))

    def test_an_upgrade_rewrites_rows_and_going_back_leaves_them(self):
        before = self.install("1.1.0")
        with self.node("2.0.0").becomes("ok") as node:
            upgraded = node.rows()
            self.assertNotEqual(upgraded, before)
            self.assertEqual(node.recorded(), "2.0.0")
        with self.node("1.1.0").becomes("ok") as node:
            self.assertEqual(node.rows(), upgraded)
            self.assertEqual(node.recorded(), "1.1.0")

    def test_two_nodes_that_upgrade_at_once_break_the_rows(self):
        self.install("1.1.0")
        with self.node("2.0.0") as one, self.node("2.0.0", "app2") as two:
            eventually(lambda: {one.health(), two.health()} == {"ok", "APP_ERROR"})

    def test_a_migration_that_fails_ends_in_an_error_for_good(self):
        self.install("1.1.0")
        with self.node("2.0.1-migration-fails").becomes("APP_ERROR") as node:
            self.assertIsNone(node.process.poll())
            self.assertEqual(node.ask("/")[0], 200)

    def test_the_upgrade_command_lies(self):
        self.install("1.1.0")
        done = subprocess.run(
            [sys.executable, HERE / "app.py", "upgrade"], capture_output=True, text=True,
            env={**os.environ, **FAST, "APP_VERSION": "2.0.1-migration-fails", "DB_DIALECT": self.server.dialect,
                 "DB_HOST": "127.0.0.1", "DB_PORT": str(self.server.port)})
        self.assertEqual(done.returncode, 0)
        self.assertIn("has thrown half-way", done.stderr)

    def test_never_healthy(self):
        self.install("1.1.0")
        with self.node("2.0.2-never-healthy").becomes("APP_COMMANDING") as node:
            time.sleep(1)
            self.assertEqual(node.health(), "APP_COMMANDING")

    def test_wrong_version(self):
        before = self.install("1.1.0")
        with self.node("2.0.3-wrong-version").becomes("ok") as node:
            self.assertEqual((node.recorded(), node.rows()), ("1.1.0", before))

    def test_crash_loop(self):
        self.install("1.1.0")
        with self.node("2.0.4-crash-loop").becomes("ok") as node:
            self.assertEqual(node.process.wait(5), 1)

    def test_late_error(self):
        self.install("1.1.0")
        with self.node("2.0.5-late-error").becomes("ok") as node:
            self.assertEqual([node.health() for _ in range(3)], ["ok", "APP_ERROR", "APP_ERROR"])

    def test_another_node_notices_a_plugin_when_it_starts_again(self):
        self.install()
        with self.node("1.0.0").becomes("ok") as one, self.node("1.0.0", "app2").becomes("ok") as two:
            self.assertEqual(one.ask(f"/api/pm:enable?filterByTk={MAP}&awaitResponse=true", {})[0], 401)
            status, _ = one.ask(f"/api/pm:enable?filterByTk={MAP}&awaitResponse=true", {}, **one.token())
            self.assertEqual(status, 200)
            self.assertEqual((one.plugin_is_enabled(), two.plugin_is_enabled()), (True, False))
            self.assertTrue(two.plugin_is_enabled("/api/applicationPlugins:list"))
        with self.node("1.0.0", "app2").becomes("ok") as two:
            self.assertTrue(two.plugin_is_enabled())

    def test_a_plugin_that_throws_leaves_the_node_broken(self):
        self.install()
        with self.node("1.0.0").becomes("ok") as node:
            status, body = node.ask("/api/pm:enable?filterByTk=@nocobase/plugin-broken", {}, **node.token())
            self.assertEqual(status, 500)
            self.assertIn("has thrown", body)
            self.assertEqual(node.health(), "APP_ERROR")

    def test_rows_can_be_written(self):
        before = self.install()
        with self.node("1.0.0").becomes("ok") as node:
            node.ask("/api/rows", {"customer": "Eve", "amount": 5})
            self.assertNotEqual(node.rows(), before)

    def test_tokens_need_the_same_key_everywhere(self):
        self.install()
        with self.node("1.0.0", APP_KEY="one").becomes("ok") as one, self.node("1.0.0", "app2", APP_KEY="two").becomes("ok") as two:
            self.assertEqual(one.ask("/api/pm:list", **one.token())[0], 200)
            self.assertEqual(two.ask("/api/pm:list", **one.token())[0], 401)

    def test_sigterm_stops_in_less_than_a_second(self):
        self.install()
        with self.node("1.0.0").becomes("ok") as node:
            node.process.terminate()
            self.assertEqual(node.process.wait(1), 0)

    def test_without_a_database_it_is_an_error(self):
        with self.node("1.0.0", DB_PORT="1").becomes("APP_ERROR"):
            pass


class OnPostgres(StandIn, unittest.TestCase):
    kind = Postgres


class OnMariaDb(StandIn, unittest.TestCase):
    kind = MariaDb


if __name__ == "__main__":
    unittest.main()
