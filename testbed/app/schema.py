"""Installing and upgrading. As in the original, nothing locks two nodes against each other."""

import time

import database
import plugins
import settings
import storage
from faults import Fault

TABLES = (
    'CREATE TABLE "applicationVersion" (id SERIAL PRIMARY KEY, value VARCHAR(80))',
    'CREATE TABLE "applicationPlugins" (id SERIAL PRIMARY KEY, name VARCHAR(120) UNIQUE,'
    " version VARCHAR(80), enabled BOOLEAN, installed BOOLEAN)",
    "CREATE TABLE users (id SERIAL PRIMARY KEY, username VARCHAR(80))",
    "CREATE TABLE orders (id SERIAL PRIMARY KEY, customer VARCHAR(80), amount BIGINT)",
)

# A migration rewrites rows first and only then alters the table, so a second node that runs it at the
# same time rewrites them twice before it dies of the column that is there already.
MIGRATIONS = (
    ("1.1.0", (
        "UPDATE orders SET customer = CONCAT('customer ', customer)",
        "ALTER TABLE orders ADD COLUMN note VARCHAR(80)",
    )),
    ("2.0.0", (
        "UPDATE orders SET amount = amount * 100",
        "ALTER TABLE orders ADD COLUMN currency VARCHAR(3) DEFAULT 'EUR'",
    )),
    ("2.1.0", (
        "UPDATE orders SET amount = amount + 1",
        "CREATE TABLE invoices (id SERIAL PRIMARY KEY, amount BIGINT)",
    )),
)


def number(version):
    return tuple(int(part) for part in version.partition("-")[0].split("."))


def recorded_version():
    return database.run('SELECT value FROM "applicationVersion" ORDER BY id')[0]["value"]


def install(version, fault):
    for table in TABLES:
        database.run(table)
    database.run("INSERT INTO users (username) VALUES (%s)", settings.ROOT_ACCOUNTS[0])
    for customer in ("Ada", "Björn", "Çelik", "Đorđe"):
        database.run("INSERT INTO orders (customer, amount) VALUES (%s, %s)", customer, len(customer) * 100)
    time.sleep(settings.INSTALL_SECONDS)
    _migrate((0, 0, 0), version, fault)
    plugins.install(version)
    database.run('INSERT INTO "applicationVersion" (value) VALUES (%s)', version)
    storage.prepare(version)


def upgrade(version, fault):
    """A version that is older than the database is recorded as well: the rows stay as the newer one left them."""
    if fault is Fault.WRONG_VERSION:
        return
    recorded = recorded_version()
    time.sleep(settings.UPGRADE_SECONDS / 2)
    _migrate(number(recorded), version, fault)
    time.sleep(settings.UPGRADE_SECONDS / 2)
    database.run('UPDATE "applicationVersion" SET value = %s', version)
    storage.prepare(version)


def _migrate(since, version, fault):
    for target, (rewrite, alter) in MIGRATIONS:
        if since < number(target) <= number(version):
            database.run(rewrite)
            if fault is Fault.MIGRATION_FAILS:
                raise RuntimeError(f"migration {target} has thrown half-way")
            database.run(alter)
    while fault is Fault.NEVER_HEALTHY:
        time.sleep(60)
