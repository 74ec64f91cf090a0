# shellcheck shell=bash
# Takes a cluster away, also one that was left half-built.

down() {
  kill_cluster
  kill_lost_cluster
  remove_leftovers
  rmdir "$dir" 2> /dev/null || true
}

# The death of the first process ends its pid namespace, and with the last process go mounts and networks.
kill_cluster() {
  local identity file
  for file in "$dir/run/cluster.pid" "$dir/run/watcher.pid"; do
    identity=$(cat "$file" 2> /dev/null || true)
    is_alive "$identity" || continue
    [[ ${identity%% *} != "$$" ]] || continue
    kill -KILL "${identity%% *}"
    [[ $file != */cluster.pid ]] || wait_until 10 "the end of the cluster" not_alive "$identity"
  done
}

# A cluster whose folder was deleted under it is still known by its command line.
kill_lost_cluster() {
  local file arguments
  for file in /proc/[0-9]*/cmdline; do
    mapfile -d '' -t arguments 2> /dev/null < "$file" || continue
    [[ ${arguments[1]:-} == */lib/cluster-init && ${arguments[2]:-} == "$dir" ]] || continue
    file=${file#/proc/}
    kill -KILL "${file%%/*}" 2> /dev/null || true
  done
}

not_alive() { ! is_alive "$1"; }

remove_leftovers() {
  remove_cgroups
  rm -f "$dir"/{key,key.pub,known_hosts,inventory.ini,inventory-haproxy.ini,secrets.yml}
  rm -rf "$dir/run"
  rmdir "$dir/fs" 2> /dev/null || true
}

remove_cgroups() {
  # Processes that die leave their cgroup a moment later than their pid.
  for _ in {1..40}; do
    unshare --mount sh -c "
      mount -t cgroup2 cgroup2 /mnt
      [ ! -d /mnt/testbed-$(cluster_id) ] || find /mnt/testbed-$(cluster_id) -depth -type d -exec rmdir {} + 2> /dev/null" && return 0 # without the 0 it would be the status from before the EXIT trap
    sleep 0.05
  done
  die "cgroups of the cluster are still in use"
}
