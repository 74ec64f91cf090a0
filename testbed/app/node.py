"""One running node: the stages it goes through, and what its health check says meanwhile."""

import os
import sys
import threading
import time
import traceback
from dataclasses import dataclass

import database
import faults
import plugins
import schema
import settings
from faults import Fault


@dataclass(frozen=True)
class Trouble:
    """Why the node does not serve: a code of the original and a sentence."""

    code: str
    message: str
    command: str = "start"

    def body(self):
        return {"error": {"status": 503, "maintaining": True, "message": self.message,
                          "command": {"name": self.command}, "code": self.code}}


class Node:
    def __init__(self, quickstart):
        self.version = settings.code_version()
        self.fault = faults.of(self.version)
        self.quickstart = quickstart
        self.trouble = Trouble("APP_PREPARING", "application is preparing")
        self.plugins = []
        self.answers = 0
        self.command = threading.Lock()

    def health(self):
        """The trouble, if there is any."""
        if self.trouble is None and self.fault is Fault.LATE_ERROR:
            self.answers += 1
            if self.answers > settings.HEALTHY_ANSWERS:
                self.fail("a worker has died")
        return self.trouble

    def start(self):
        try:
            time.sleep(settings.PREPARE_SECONDS)
            self.enter("APP_INITIALIZING", "application is initializing")
            database.wait_until_reachable()
            if self.quickstart:
                self.install_or_upgrade()
            self.enter("APP_STARTING", "application is starting")
            self.plugins = plugins.recorded()
            self.serve()
        except Exception as error:
            traceback.print_exc()
            self.fail(str(error))

    def install_or_upgrade(self):
        if database.is_empty():
            self.enter("APP_COMMANDING", "application is being installed", "install")
            schema.install(self.version, self.fault)
        elif schema.recorded_version() != self.version:
            self.enter("APP_COMMANDING", "application is being upgraded", "upgrade")
            schema.upgrade(self.version, self.fault)

    def serve(self):
        self.trouble = None
        self.say("application has been started")
        if self.fault is Fault.CRASH_LOOP:
            time.sleep(settings.CRASH_SECONDS)
            self.say("out of memory")
            os._exit(1)

    def change_plugins(self, command, change):
        """Answers 503 to everybody while it lasts. An error that a plugin throws leaves the node broken."""
        with self.command:
            self.enter("APP_COMMANDING", f"{command} is running", command)
            try:
                time.sleep(settings.PLUGIN_SECONDS)
                change()
                self.plugins = plugins.recorded()
                self.trouble = None
            except RuntimeError as error:
                self.fail(str(error))
                raise
            except Exception:
                self.trouble = None
                raise

    def enter(self, code, message, command="start"):
        self.trouble = Trouble(code, message, command)
        self.say(message)

    def fail(self, message):
        self.enter("APP_ERROR", message)

    def say(self, message):
        print(f"{settings.NODE} {self.version} {message}", file=sys.stderr, flush=True)
