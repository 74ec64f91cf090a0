# shellcheck shell=bash
# What can go wrong with a host, on purpose.

cut_host() { in_controller_network ip link set "$1" down; }
heal_host() { in_controller_network ip link set "$1" up; }

fill_file=.testbed-fill

fill_path() {
  local host=$1 path=$2 free
  free=$(in_host "$host" df -k --output=avail "$path" | tail -1) || die "no folder $path on $host"
  (( free <= 1048576 )) || die "$path on $host has $(( free / 1024 )) MB free; only a small file system can be filled"
  in_host "$host" dd if=/dev/zero of="$path/$fill_file" bs=64k status=none 2> /dev/null || true
}
unfill_path() { in_host "$1" rm -f "$2/$fill_file"; }

storage=/srv/nocobase/storage
storage_is_shared() { in_host "$1" mountpoint -q "$storage"; }

unshare_host() {
  need_app_node "$1"
  ! storage_is_shared "$1" || in_host "$1" umount -l "$storage"
}

share_host() {
  need_app_node "$1"
  storage_is_shared "$1" || in_host "$1" mount --bind /run/testbed/shared-storage "$storage"
}

need_app_node() { [[ $(role_of "$1") == app ]] || die "$1 is no application node"; }
