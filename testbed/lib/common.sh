# shellcheck shell=bash
# Names that every part of the test bed shares. Sourced, never run.

PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C.UTF-8
export PATH LC_ALL
umask 022

testbed=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${TESTBED_CACHE:-/var/cache/runbook-testbed}

# name, address, role; the order is the order of start and of the inventory.
host_table='
app1 10.77.0.11 app
app2 10.77.0.12 app
app3 10.77.0.13 app
lb1  10.77.0.21 nginx
lb2  10.77.0.22 haproxy
db1  10.77.0.31 postgres
db2  10.77.0.32 mariadb
reg  10.77.0.41 registry
'
# Folders in which a host shows nothing of the machine's.
masked=(
  root home srv opt mnt usr/local etc/postgresql var/lib/postgresql var/lib/mysql var/backups var/log var/mail
  var/spool/cron
)
app_hosts=(app1 app2 app3)

die() { echo "testbed: $*" >&2; exit 1; }

need_root() { (( EUID == 0 )) || die "needs root"; }

role_of() { awk -v h="$1" '$1 == h { print $3 }' <<< "$host_table"; }
address_of() { awk -v h="$1" '$1 == h { print $2 }' <<< "$host_table"; }

# The hosts of the cluster in $dir, one a line.
hosts_of_cluster() { cat "$dir/run/hosts"; }
has_host() { grep -qx "$1" "$dir/run/hosts"; }
need_host() { has_host "$1" || die "no host \`$1\` in this cluster; it has $(paste -sd' ' "$dir/run/hosts")"; }

# Runs a function once per host at the same time: on_each WHAT FUNCTION HOST…
# Not to be called with `||`: bash would go on after errors in the function.
on_each() {
  local what=$1 function=$2 host failed=()
  local -A pids=()
  shift 2
  for host in "$@"; do "$function" "$host" & pids[$host]=$!; done
  for host in "$@"; do wait "${pids[$host]}" || failed+=("$host"); done
  [[ -z ${failed[*]} ]] || die "$what failed on ${failed[*]}; see $dir/run/${failed[0]}.log"
}

# Waits until a command succeeds: wait_until SECONDS WHAT COMMAND…
wait_until() {
  local tries=$(( $1 * 20 )) what=$2
  shift 2
  until "$@" > /dev/null 2>&1; do
    (( tries-- )) || die "$what did not happen in time"
    sleep 0.05
  done
}
