# shellcheck shell=bash
# Processes are named by "pid start-time", so that a pid that was given to somebody else is never touched.

identity_of() {
  local stat
  stat=$(cat "/proc/$1/stat" 2> /dev/null) || return 1
  stat=${stat##*) }
  echo "$1 $(cut -d' ' -f20 <<< "$stat")"
}

is_alive() { [[ -n ${1:-} && "$(identity_of "${1%% *}")" == "$1" ]]; }

# The first process of the whole cluster, or of one host.
cluster_pid() {
  local identity
  identity=$(cat "$dir/run/cluster.pid" 2> /dev/null) && is_alive "$identity" || return 1
  echo "${identity%% *}"
}
cluster_is_up() { cluster_pid > /dev/null; }
need_cluster() { cluster_is_up || die "no cluster is up in $dir"; }

host_pid() { cat "$dir/run/$1.pid"; }

# What the private tmpfs of the cluster looks like from here.
cluster_fs() { echo "/proc/$(cluster_pid)/root$dir/fs"; }

in_controller_network() { nsenter --net="/proc/$(cluster_pid)/ns/net" "$@"; }

in_host() {
  local pid
  pid=$(host_pid "$1")
  shift
  nsenter -t "$pid" --mount --net --uts --ipc --pid --cgroup -- \
    env -i PATH="$PATH" HOME=/root USER=root LOGNAME=root SHELL=/bin/bash TERM="${TERM:-dumb}" LANG=C.UTF-8 "$@"
}

# Runs a script of ours in a host. It goes in by stdin, so a host need not see our files.
script_in_host() {
  local host=$1 script=$2
  shift 2
  in_host "$host" bash -s -- "$@" < "$script"
}
