# shellcheck shell=bash
# Builds a cluster.

up() {
  local hosts
  mapfile -t hosts < <(wanted_hosts)
  need_programs
  cluster_is_up && die "a cluster is already up in $dir; take it down first"
  mkdir -p "$dir/run"
  [[ ! -e $dir/run/hosts ]] || remove_leftovers
  trap 'down_after_failure' EXIT

  printf '%s\n' "${hosts[@]}" > "$dir/run/hosts"
  write_keys
  start_cluster "${hosts[@]}"
  [[ -z ${TESTBED_OWNER_PID:-} ]] || watch_owner "$TESTBED_OWNER_PID"
  on_each "connecting" connect_host "${hosts[@]}"
  on_each "the set-up" set_up_host "${hosts[@]}"
  on_each "the start of the service" wait_for_service "${hosts[@]}"
  write_inventory
  snapshot
  trap - EXIT
}

need_programs() {
  local program
  for program in dockerd docker-compose docker-registry haproxy mariadbd nginx pg_createcluster setfattr socat sshd sudo tini; do
    command -v "$program" > /dev/null || die "\`$program\` is missing; run $testbed/install"
  done
}

wanted_hosts() {
  awk -v mariadb="$with_mariadb" 'NF && ($3 != "mariadb" || mariadb == "yes") { print $1 }' <<< "$host_table"
}

down_after_failure() {
  mkdir -p "$dir/failed"
  cp "$dir"/run/*.log "$dir/failed/" 2> /dev/null || true
  echo "testbed: the cluster did not come up; logs are in $dir/failed" >&2
  down
}

write_keys() {
  rm -f "$dir/key" "$dir/key.pub"
  ssh-keygen -q -t ed25519 -N '' -C testbed -f "$dir/key"
}

start_cluster() {
  local host arguments=()
  for host in "$@"; do arguments+=("$host:$(role_of "$host")"); done
  rm -f "$dir"/run/*.pid
  setsid unshare --mount --net --pid --fork \
    "$testbed/lib/cluster-init" "$dir" "$(cluster_id)" "${arguments[@]}" \
    < /dev/null > "$dir/run/cluster.log" 2>&1 &
  for host in "$@"; do
    wait_until 10 "the start of $host (see $dir/run/$host.log)" test -s "$dir/run/$host.pid"
  done
}

# Names the cgroups of the cluster; everything else of it has no name outside of its namespaces.
cluster_id() { sha1sum <<< "$dir" | cut -c1-8; }

connect_host() {
  local pid
  pid=$(host_pid "$1")
  in_controller_network sh -euc "
    ip link add '$1' type veth peer name eth0 netns $pid
    ip link set '$1' master hosts up"
  nsenter -t "$pid" --net sh -euc "
    ip link set lo up
    ip address add '$(address_of "$1")/24' dev eth0
    ip link set eth0 up"
}

set_up_host() {
  local host=$1 role sudo_password=no arguments=()
  role=$(role_of "$host")
  case $role in
    postgres) sudo_password=yes arguments=("$db_password") ;;
    mariadb) arguments=("$db_password") ;;
  esac
  [[ $role != app ]] || set_app_tag "$host"
  {
    script_in_host "$host" "$testbed/setup/common.sh" "$ops_password" "$(cat "$dir/key.pub")" "$sudo_password"
    script_in_host "$host" "$testbed/setup/$role.sh" "${arguments[@]}"
  } >> "$dir/run/$host.log" 2>&1
}

set_app_tag() {
  local tag
  tag=$(first_version)
  in_host "$1" sed -i "s/@APP_TAG@/$tag/" /srv/nocobase/.env
}

wait_for_service() {
  case $(role_of "$1") in
    app) wait_until 20 "the start of dockerd on $1" in_host "$1" docker info ;;
    registry) wait_until 10 "the start of the registry" in_controller_network curl -fs "http://$(address_of "$1"):5000/v2/" ;;
    nginx|haproxy) wait_until 10 "the start of the balancer $1" in_controller_network curl -s "http://$(address_of "$1")/" ;;
    postgres) wait_until 10 "the start of postgresql" in_host "$1" pg_isready ;;
    mariadb) wait_until 10 "the start of mariadb" in_host "$1" mariadb-admin ping ;;
  esac
}
