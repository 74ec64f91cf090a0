# Puts the shared storage back and leaves exactly the images of the snapshot. Arguments: name of the snapshot, what snapshot/app.sh printed.
set -euo pipefail
mount --bind /run/testbed/shared-storage /srv/nocobase/storage

wanted=$(grep -v '^running$' <<< "$2" || true)
present() { docker images --format '{{.Repository}}:{{.Tag}} {{.ID}}' | sort; }

comm -13 <(printf '%s\n' "$wanted") <(present) | while read -r image id; do
  [[ $image != *'<none>'* ]] || image=$id
  docker rmi --force "$image"
done
comm -23 <(printf '%s\n' "$wanted") <(present) | while read -r image _; do
  [[ -z $image ]] || docker pull --quiet "$image"
done
