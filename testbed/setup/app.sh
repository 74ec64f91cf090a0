# Runs in an application node.
set -euo pipefail
usermod -aG docker ops
chown ops:ops /srv/nocobase /srv/nocobase/docker-compose.yml /srv/nocobase/.env
chmod 640 /srv/nocobase/.env
start-dockerd
