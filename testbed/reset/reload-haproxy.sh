# Loads the original configuration, which also forgets what was said to the admin socket; waits for the new worker.
set -euo pipefail
worker() { echo 'show info' | socat - /run/haproxy/admin.sock 2> /dev/null | grep '^Pid:'; }

old=$(worker || true)
if [[ -s /run/haproxy.pid && -d /proc/$(cat /run/haproxy.pid) ]]; then
  kill -USR2 "$(cat /run/haproxy.pid)"
else
  service haproxy start
fi
for _ in {1..60}; do
  new=$(worker || true)
  [[ -z $new || $new == "$old" ]] || exit 0
  sleep 0.05
done
exit 1
