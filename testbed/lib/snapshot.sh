# shellcheck shell=bash
# Remembers a state of the cluster and brings it back, without restarting what takes long to start.

# The name of the snapshot, which commands may set.
snapshot=pristine

snapshot() {
  local hosts
  mapfile -t hosts < <(hosts_of_cluster)
  copy_folder "$(cluster_fs)/storage" "$(snapshot_folder)/storage"
  on_each "the snapshot" snapshot_host "${hosts[@]}"
}

snapshot_host() {
  local role
  role=$(role_of "$1")
  remember_files "$1"
  in_host "$1" ls -A /run > "$(snapshot_of "$1")/run"
  [[ ! -e $testbed/snapshot/$role.sh ]] \
    || script_in_host "$1" "$testbed/snapshot/$role.sh" "$snapshot" > "$(snapshot_of "$1")/service"
}

# Nothing may use the data any more when they are put back, and nothing may start before that; the balancers come
# last, so that they find the nodes as they will be. Hence the stages.
reset() {
  local hosts
  [[ -d $(snapshot_folder) ]] || die "there is no snapshot \`$snapshot\`"
  mapfile -t hosts < <(hosts_of_cluster)
  on_each "quieting" quiet_host "${hosts[@]}"
  copy_folder "$(snapshot_folder)/storage" "$(cluster_fs)/storage"
  on_each "putting back" restore_host "${hosts[@]}"
  on_each "restarting" restart_host "${hosts[@]}"
  on_each "reloading" reload_host "${hosts[@]}"
}

quiet_host() {
  heal_host "$1"
  # Whom a test has stopped could neither answer nor end.
  in_host "$1" bash -c 'kill -CONT -1'
  run_stage quiet "$1"
  script_in_host "$1" "$testbed/reset/strays.sh" "$(< "$(snapshot_of "$1")/run")" >> "$dir/run/$1.log" 2>&1
}

restore_host() {
  put_files_back "$1"
  run_stage restore "$1"
}

restart_host() { run_stage restart "$1"; }
reload_host() { run_stage reload "$1"; }

# Runs reset/STAGE-ROLE.sh if there is one, with the name of the snapshot and what snapshot/ROLE.sh printed.
run_stage() {
  local stage=$1 host=$2 script kept
  script=$testbed/reset/$stage-$(role_of "$host").sh
  kept=$(snapshot_of "$host")/service
  [[ ! -e $script ]] || script_in_host "$host" "$script" "$snapshot" "$(cat "$kept" 2> /dev/null || true)" >> "$dir/run/$host.log" 2>&1
}

# Makes the second folder equal to the first, and keeps it the same folder: it may be mounted somewhere.
copy_folder() {
  mkdir -p "$2"
  find "$2" -mindepth 1 -delete
  cp -a "$1/." "$2"
}
