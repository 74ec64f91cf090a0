# Keeps a dump of the database.
set -euo pipefail
mariadb-dump --single-transaction --routines --databases nocobase > /var/lib/mysql/pristine.sql
