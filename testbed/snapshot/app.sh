# Prints `running` if the application runs, then the images.
set -euo pipefail
docker ps --quiet --filter name='^nocobase$' | sed 's/.*/running/'
docker images --format '{{.Repository}}:{{.Tag}} {{.ID}}' | sort
