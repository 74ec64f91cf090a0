# shellcheck shell=bash

status() {
  local host
  for host in $(hosts_of_cluster); do
    printf '%-5s %-11s %-9s pid %-8s link %s\n' "$host" "$(address_of "$host")" "$(role_of "$host")" "$(host_pid "$host")" \
      "$(in_controller_network ip -brief link show "$host" | grep -q UP && echo up || echo down)"
  done
}
