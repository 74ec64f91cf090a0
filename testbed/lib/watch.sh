# shellcheck shell=bash
# Takes the cluster down when the process that wanted it is gone.

watch_owner() {
  local owner
  owner=$(identity_of "$1") || die "the owner, pid $1, is gone already"
  setsid "$testbed/lib/watcher" "$dir" "$owner" "$(cat "$dir/run/cluster.pid")" < /dev/null > /dev/null 2>&1 &
  identity_of $! > "$dir/run/watcher.pid"
}
