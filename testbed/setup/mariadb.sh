# Runs in the MariaDB host. Argument: password of the user nocobase.
set -euo pipefail
db_password=$1

install -d -o mysql -g mysql /var/lib/mysql /var/log/mysql
mariadb-install-db --user=mysql --skip-test-db --auth-root-authentication-method=socket > /dev/null 2>&1
start-mariadb

# In SQL text a backslash and a quote are doubled.
escaped=${db_password//\\/\\\\}
escaped=${escaped//\'/\'\'}
mariadb <<SQL
CREATE USER nocobase IDENTIFIED BY '$escaped';
CREATE DATABASE nocobase CHARACTER SET utf8mb4;
GRANT ALL ON nocobase.* TO nocobase;
SQL
