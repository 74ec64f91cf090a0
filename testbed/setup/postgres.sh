# Runs in the PostgreSQL host. Argument: password of the user nocobase.
set -euo pipefail
db_password=$1
version=$(printf '%s\n' /usr/lib/postgresql/* | sort -V | tail -1)
version=${version##*/}

install -d -o postgres -g postgres /etc/postgresql /var/lib/postgresql /var/log/postgresql
pg_createcluster "$version" main -- --auth-local=peer --auth-host=scram-sha-256 --no-sync > /dev/null
cat > "/etc/postgresql/$version/main/conf.d/testbed.conf" <<'CONF'
listen_addresses = '*'
shared_buffers = 32MB
fsync = off
CONF
echo 'host all nocobase 10.77.0.0/24 scram-sha-256' >> "/etc/postgresql/$version/main/pg_hba.conf"
start-postgresql

cd /
sudo -u postgres psql -qX -v ON_ERROR_STOP=1 -v password="$db_password" <<'SQL'
CREATE ROLE nocobase LOGIN CREATEDB PASSWORD :'password';
CREATE DATABASE nocobase OWNER nocobase;
SQL
