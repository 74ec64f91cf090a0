set -euo pipefail
mkdir -p /var/log/nginx
for log in /var/log/nginx/*.log; do : > "$log"; done
if [[ -s /run/nginx.pid && -d /proc/$(cat /run/nginx.pid) ]]; then nginx -s reload; else nginx; fi
