set -euo pipefail
pgrep -x docker-registry > /dev/null || pgrep -f '^docker-registry serve' > /dev/null \
  || setsid docker-registry serve /etc/docker/registry/config.yml < /dev/null >> /var/log/docker-registry.log 2>&1 &
