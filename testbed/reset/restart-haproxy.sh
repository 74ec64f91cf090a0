set -euo pipefail
if [[ -s /run/haproxy.pid && -d /proc/$(cat /run/haproxy.pid) ]]; then
  kill -USR2 "$(cat /run/haproxy.pid)"
else
  service haproxy start
fi
