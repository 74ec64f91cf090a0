"""PostgreSQL, MySQL and MariaDB behind one connection. Every statement is committed by itself."""

import time
from contextlib import closing

import settings


def _postgres():
    import psycopg2

    connection = psycopg2.connect(
        host=settings.DB_HOST, port=settings.DB_PORT, dbname=settings.DATABASE,
        user=settings.DB_USER, password=settings.DB_PASSWORD, connect_timeout=3)
    connection.autocommit = True
    return connection


def _mysql():
    import pymysql

    return pymysql.connect(
        host=settings.DB_HOST, port=settings.DB_PORT, database=settings.DATABASE,
        user=settings.DB_USER, password=settings.DB_PASSWORD, connect_timeout=3,
        autocommit=True, charset="utf8mb4", init_command="SET sql_mode = 'ANSI_QUOTES'")


OPEN = {"postgres": _postgres, "mysql": _mysql, "mariadb": _mysql}
CURRENT_SCHEMA = {"postgres": "current_schema()", "mysql": "database()", "mariadb": "database()"}


def run(statement, *values):
    """The rows as dictionaries, in the order of the table's columns; none for a statement that gives none."""
    with closing(OPEN[settings.DIALECT]()) as connection, connection.cursor() as cursor:
        cursor.execute(statement, values)
        if cursor.description is None:
            return []
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row)) for row in cursor.fetchall()]


def is_empty():
    schema = CURRENT_SCHEMA[settings.DIALECT]
    return not run(f"SELECT 1 FROM information_schema.tables WHERE table_schema = {schema} LIMIT 1")


def wait_until_reachable():
    deadline = time.monotonic() + settings.CONNECT_SECONDS
    while True:
        try:
            return run("SELECT 1")
        except Exception:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
