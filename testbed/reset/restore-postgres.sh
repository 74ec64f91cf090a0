# Brings back the database of the snapshot, drops all others, and empties the backups. Argument: name of the snapshot.
set -euo pipefail
cd /
find /var/backups -mindepth 1 -delete
service postgresql status > /dev/null 2>&1 || start-postgresql

sql() { sudo -u postgres psql -qXAt -v ON_ERROR_STOP=1 -c "$1"; }
sql "SELECT datname FROM pg_database WHERE datname NOT IN ('postgres', 'template0', 'template1') AND datname !~ '^snapshot_'" \
  | while IFS= read -r database; do sudo -u postgres dropdb --force "$database" < /dev/null; done
sudo -u postgres createdb -O nocobase -T "snapshot_$1" nocobase
