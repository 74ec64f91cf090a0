#!/usr/bin/env python3
"""A stand-in for NocoBase: all that its maintenance depends on, on a real database, in seconds.

    app.py [start [--quickstart]]    serve; with --quickstart (the default) install or upgrade first
    app.py upgrade                   upgrade, and exit 0 whatever happens, as the original does
    app.py pm list|enable|disable [PACKAGE]
"""

import os
import signal
import sys
import threading
import time
import traceback

import faults
import plugins
import schema
import settings
from node import Node
from web import Server


def start(*options):
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    time.sleep(settings.LISTEN_SECONDS)
    node = Node("--quickstart" in options)
    threading.Thread(target=node.start, daemon=True).start()
    Server(node).serve_forever()


def upgrade():
    version = settings.code_version()
    try:
        schema.upgrade(version, faults.of(version))
    except Exception:
        traceback.print_exc()


def pm(command, *names):
    if command == "list":
        for plugin in plugins.recorded():
            print(plugin["packageName"], plugin["version"], "enabled" if plugin["enabled"] else "disabled")
    else:
        {"enable": plugins.enable, "disable": plugins.disable}[command](*names)


COMMANDS = {"start": start, "upgrade": upgrade, "pm": pm}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:] or ["start", "--quickstart"]
    COMMANDS[name](*arguments)
