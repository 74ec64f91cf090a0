"""The directory that all nodes share: uploads, plugins and the key that signs tokens."""

import hmac
import secrets
from hashlib import sha256

import settings

UPLOADS = settings.STORAGE / "uploads"
PLUGINS = settings.STORAGE / "plugins"


def prepare(version):
    for folder in (UPLOADS, PLUGINS):
        folder.mkdir(parents=True, exist_ok=True)
    (settings.STORAGE / "version").write_text(version + "\n")


def upload(folder, name, content):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _plain(name)).write_bytes(content)


def download(name):
    return (UPLOADS / _plain(name)).read_bytes()


def sign(account):
    return f"{account}.{_signature(account)}"


def is_signed(token):
    account, _, signature = token.rpartition(".")
    return hmac.compare_digest(signature.encode(), _signature(account).encode())


def _signature(account):
    return hmac.new(_key(), account.encode(), sha256).hexdigest()


def _key():
    """APP_KEY, or without it a key in the storage: lost if only the database was backed up."""
    if settings.KEY:
        return settings.KEY.encode()
    file = settings.STORAGE / "jwt_secret.dat"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(secrets.token_hex(32))
    return file.read_bytes()


def _plain(name):
    if not name or "/" in name or name.startswith("."):
        raise ValueError(f"not a file name: {name}")
    return name
