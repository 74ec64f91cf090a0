# Runs in the host of the image registry.
set -euo pipefail
rm -rf /var/lib/docker-registry
mkdir -p /var/lib/docker-registry
setsid docker-registry serve /etc/docker/registry/config.yml < /dev/null > /var/log/docker-registry.log 2>&1 &
