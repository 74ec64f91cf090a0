# Keeps a copy of the database beside it. Argument: name of the snapshot. A dump, because a template must not be in use.
set -euo pipefail
copy=snapshot_$1
cd /
sudo -u postgres dropdb --if-exists "$copy" 2> /dev/null
sudo -u postgres createdb -O nocobase "$copy"
sudo -u postgres pg_dump nocobase | sudo -u postgres psql -qX -v ON_ERROR_STOP=1 "$copy" > /dev/null
