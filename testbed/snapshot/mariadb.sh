# Keeps a dump of the database. Argument: name of the snapshot.
set -euo pipefail
mariadb-dump --single-transaction --routines --databases nocobase > "/var/lib/mysql/snapshot-$1.sql"
