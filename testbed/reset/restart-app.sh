# Starts the application if it ran when the snapshot was made, and waits until it is healthy.
set -euo pipefail
grep -qx running <<< "$2" || exit 0
cd /srv/nocobase
docker-compose up -d
for _ in {1..600}; do
  curl -fs -o /dev/null http://127.0.0.1:13000/api/__health_check && exit 0
  sleep 0.1
done
exit 1
