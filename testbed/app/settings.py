"""What the environment says, with the defaults of the official image."""

import os
import socket
from pathlib import Path

HERE = Path(__file__).resolve().parent


def text(name, default=""):
    return os.environ.get(name) or default


def seconds(name, default):
    return float(text(name, default))


def code_version():
    """The version of the code, not the one recorded in the database."""
    return text("APP_VERSION") or (HERE / "VERSION").read_text().strip()


NODE = text("NODE_NAME", socket.gethostname())
PORT = int(text("APP_PORT", "13000"))
KEY = text("APP_KEY")
STORAGE = Path(text("STORAGE_PATH", "/app/nocobase/storage"))

DIALECT = text("DB_DIALECT", "postgres")
DATABASE = text("DB_DATABASE", "nocobase")
DB_HOST = text("DB_HOST", "localhost")
DB_PORT = int(text("DB_PORT", "5432" if DIALECT == "postgres" else "3306"))
DB_USER = text("DB_USER", "nocobase")
DB_PASSWORD = text("DB_PASSWORD")

ROOT_ACCOUNTS = (text("INIT_ROOT_USERNAME", "nocobase"), text("INIT_ROOT_EMAIL", "admin@nocobase.com"))
ROOT_PASSWORD = text("INIT_ROOT_PASSWORD", "admin123")

# How long each stage takes. The real times are ten to thirty times as long.
LISTEN_SECONDS = seconds("LISTEN_SECONDS", "0.3")
PREPARE_SECONDS = seconds("PREPARE_SECONDS", "0.3")
INSTALL_SECONDS = seconds("INSTALL_SECONDS", "1.5")
UPGRADE_SECONDS = seconds("UPGRADE_SECONDS", "1.5")
PLUGIN_SECONDS = seconds("PLUGIN_SECONDS", "1.5")
CONNECT_SECONDS = seconds("CONNECT_SECONDS", "5")
CRASH_SECONDS = seconds("CRASH_SECONDS", "2")
HEALTHY_ANSWERS = int(text("HEALTHY_ANSWERS", "2"))
