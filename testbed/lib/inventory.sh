# shellcheck shell=bash
# Tells the controller about the cluster: known hosts, inventories, secrets.

write_inventory() {
  local host
  for host in $(hosts_of_cluster); do
    echo "$(address_of "$host") $(in_host "$host" cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub)"
  done > "$dir/known_hosts"
  inventory lb1 > "$dir/inventory.ini"
  inventory lb2 > "$dir/inventory-haproxy.ini"
  write_secrets
}

# Argument: the balancer in the group lb.
inventory() {
  local app=("${app_hosts[@]}")
  group app "${app[@]}"
  group lb "$1"
  group db db1
  ! has_host db2 || group db_mariadb db2
  group lb_nginx lb1
  group lb_haproxy lb2
  group registry reg
  cat <<INI
[all:vars]
ansible_user=ops
ansible_ssh_private_key_file=$dir/key
ansible_ssh_common_args='-o UserKnownHostsFile=$dir/known_hosts'
INI
}

group() {
  local host
  echo "[$1]"
  shift
  for host in "$@"; do echo "$host ansible_host=$(address_of "$host")"; done
  echo
}

write_secrets() {
  ( umask 077
    cat > "$dir/secrets.yml" <<YAML
# The password of ops, for sudo on db1 and for login with a password anywhere.
ansible_become_password: '${ops_password//\'/\'\'}'
# The password of the database user nocobase.
db_password: '${db_password//\'/\'\'}'
YAML
  )
}
