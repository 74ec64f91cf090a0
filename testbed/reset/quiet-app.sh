# Removes containers, and takes the shared storage off, so that files under its mount point come to light.
set -euo pipefail
if ! docker info > /dev/null 2>&1; then
  rm -f /run/docker.pid
  setsid dockerd < /dev/null >> /var/log/docker.log 2>&1 &
  for _ in {1..100}; do docker info > /dev/null 2>&1 && break; sleep 0.1; done
fi
docker ps --all --quiet | xargs --no-run-if-empty docker rm --force --volumes
while mountpoint -q /srv/nocobase/storage; do umount -l /srv/nocobase/storage; done
