# Runs in the host of the first balancer.
set -euo pipefail
mkdir -p /var/log/nginx
rm -f /etc/nginx/sites-enabled/*
service nginx start > /dev/null
