"""Plugins. A node holds the list that it read when it started, so it does not notice what another one does."""

import database

BUILT_IN = (
    ("@nocobase/plugin-acl", True),
    ("@nocobase/plugin-users", True),
    ("@nocobase/plugin-workflow", True),
    ("@nocobase/plugin-map", False),
    ("@nocobase/plugin-broken", False),
)


def install(version):
    for name, enabled in BUILT_IN:
        _insert(name, version, enabled)


def recorded():
    rows = database.run('SELECT name, version, enabled, installed FROM "applicationPlugins" ORDER BY name')
    return [_plugin(**row) for row in rows]


def enable(name):
    _demand(name)
    _set(name, "enabled", True)
    if name.endswith("-broken"):
        raise RuntimeError(f"{name} has thrown while it was being enabled")
    _set(name, "installed", True)


def disable(name):
    _demand(name)
    _set(name, "enabled", False)


def add(name, version):
    _insert(name, version, False)


def update(name, version):
    _demand(name)
    _set(name, "version", version)


def remove(name):
    _demand(name)
    database.run('DELETE FROM "applicationPlugins" WHERE name = %s', name)


def _plugin(name, version, enabled, installed):
    return {"name": name.rpartition("/plugin-")[2], "packageName": name, "version": version,
            "enabled": bool(enabled), "installed": bool(installed)}


def _demand(name):
    if name not in [plugin["packageName"] for plugin in recorded()]:
        raise LookupError(f"plugin {name} does not exist")


def _insert(name, version, enabled):
    database.run(
        'INSERT INTO "applicationPlugins" (name, version, enabled, installed) VALUES (%s, %s, %s, %s)',
        name, version, enabled, enabled)


def _set(name, column, value):
    database.run(f'UPDATE "applicationPlugins" SET {column} = %s WHERE name = %s', value, name)
