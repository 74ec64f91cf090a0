# shellcheck shell=bash
# Remembers the files that a host has of its own (those in the upper layer of its root), puts them back, and lists them.

# Data of services; they are put back in their own ways.
unremembered=(var/lib/postgresql var/lib/mysql var/lib/docker-registry var/log var/backups)

upper_of() { echo "$(cluster_fs)/$1/upper"; }
snapshot_folder() { echo "$(cluster_fs)/snapshots/$snapshot"; }
snapshot_of() { echo "$(snapshot_folder)/$1"; }
root_of() { echo "/proc/$(host_pid "$1")/root"; }

# One line a file, the name last: what differs in a line has been changed.
list_files() {
  local path prune=()
  for path in "${unremembered[@]}"; do prune+=(-path "./$path" -prune -o); done
  ( cd "$1" && find . -mindepth 1 "${prune[@]}" -type d -printf '%y %m %U %G - - %P\n' -o -printf '%y %m %U %G %s %T@ %P\n' ) | LC_ALL=C sort
}

remember_files() {
  local kept upper path exclude=()
  kept=$(snapshot_of "$1")
  upper=$(upper_of "$1")
  for path in "${unremembered[@]}"; do exclude+=(--exclude "./$path"); done
  rm -rf "$kept/files"
  mkdir -p "$kept/files"
  list_files "$upper" > "$kept/list"
  tar -C "$upper" "${exclude[@]}" -cf - . | tar -C "$kept/files" -xpf -
}

put_files_back() {
  local host=$1 kept root path
  kept=$(snapshot_of "$host")
  root=$(root_of "$host")
  LC_ALL=C comm -3 "$kept/list" <(list_files "$(upper_of "$host")") \
    | sed 's/^\t//' | cut -d' ' -f7- | LC_ALL=C sort -u \
    | while IFS= read -r path; do put_file_back "$path" "$kept/files" "$root"; done
}

# What the host has written, changed or removed since then, in seconds since 1970. What others write on the machine is not
# in its layer. Logs and databases are always at work, so they are left out.
list_written() {
  { find "$(upper_of "$1")" -mindepth 1 -regextype egrep -regex '.*/upper/var/(log|lib/(postgresql|mysql))' -prune \
      -o -newerct "@$2" -printf '/%P\n'
    find -H "$(root_of "$1")"/{srv,var/backups} -newerct "@$2" -printf '%p\n' | sed 's,^/proc/[0-9]*/root,,'
  } | LC_ALL=C sort -u
}

put_file_back() {
  local path=$1 files=$2 root=$3 source=
  if exists "$files/$path"; then source=$files/$path; elif is_of_machine "$path"; then source=/$path; fi
  if [[ -z $source || -c $source ]]; then
    # It was not there, or had been removed: the latter stands in the upper layer as a device.
    rm -rf "${root:?}/$path"
  elif [[ -d $source && ! -L $source && -d $root/$path && ! -L $root/$path ]]; then
    chown --reference="$source" "$root/$path"
    chmod --reference="$source" "$root/$path"
  else
    rm -rf "${root:?}/$path"
    cp -a "$source" "$root/$path"
  fi
}

# Whether the host sees a file of the machine there, when it has none of its own.
is_of_machine() {
  local folder
  for folder in "${masked[@]}"; do [[ $1 != "$folder"/* ]] || return 1; done
  exists "/$1"
}

exists() { [[ -e $1 || -L $1 ]]; }
