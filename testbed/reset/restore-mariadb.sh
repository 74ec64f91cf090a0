# Brings back the database of the snapshot and empties the backups. Argument: name of the snapshot.
set -euo pipefail
find /var/backups -mindepth 1 -delete
mariadb-admin ping > /dev/null 2>&1 || start-mariadb
mariadb -e 'DROP DATABASE IF EXISTS nocobase'
mariadb < "/var/lib/mysql/snapshot-$1.sql"
