# Keeps a copy of the database beside it. A dump, because a template must not be in use.
set -euo pipefail
cd /
sudo -u postgres dropdb --if-exists nocobase_pristine 2> /dev/null
sudo -u postgres createdb -O nocobase nocobase_pristine
sudo -u postgres pg_dump nocobase | sudo -u postgres psql -qX -v ON_ERROR_STOP=1 nocobase_pristine > /dev/null
