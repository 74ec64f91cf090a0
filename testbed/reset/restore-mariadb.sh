# Brings back the database of the snapshot and empties the backups. Argument: name of the snapshot.
set -euo pipefail
find /var/backups -mindepth 1 -delete
if ! mariadb-admin ping > /dev/null 2>&1; then
  mkdir -p /run/mysqld && chown mysql:root /run/mysqld
  setsid mysqld_safe < /dev/null >> /var/log/mysql/safe.log 2>&1 &
  for _ in {1..200}; do mariadb-admin ping > /dev/null 2>&1 && break; sleep 0.05; done
fi
mariadb -e 'DROP DATABASE IF EXISTS nocobase'
mariadb < "/var/lib/mysql/snapshot-$1.sql"
