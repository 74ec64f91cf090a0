# Runs in the host of the second balancer.
set -euo pipefail
service haproxy start > /dev/null
