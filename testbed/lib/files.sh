# shellcheck shell=bash
# Remembers the files that a host has of its own (those in the upper layer of its root), and puts them back.

# Data of services; they are put back in their own ways.
unremembered=(var/lib/postgresql var/lib/mysql var/lib/docker-registry var/log var/backups)

upper_of() { echo "$(cluster_fs)/$1/upper"; }
pristine_of() { echo "$(cluster_fs)/pristine/$1"; }

# One line a file, the name last: what differs in a line has been changed.
list_files() {
  local path prune=()
  for path in "${unremembered[@]}"; do prune+=(-path "./$path" -prune -o); done
  ( cd "$1" && find . -mindepth 1 "${prune[@]}" -type d -printf '%y %m %U %G - - %P\n' -o -printf '%y %m %U %G %s %T@ %P\n' ) | LC_ALL=C sort
}

remember_files() {
  local pristine upper path exclude=()
  pristine=$(pristine_of "$1")
  upper=$(upper_of "$1")
  for path in "${unremembered[@]}"; do exclude+=(--exclude "./$path"); done
  rm -rf "$pristine/files"
  mkdir -p "$pristine/files"
  list_files "$upper" > "$pristine/list"
  tar -C "$upper" "${exclude[@]}" -cf - . | tar -C "$pristine/files" -xpf -
}

put_files_back() {
  local host=$1 pristine root path
  pristine=$(pristine_of "$host")
  root=/proc/$(host_pid "$host")/root
  LC_ALL=C comm -3 "$pristine/list" <(list_files "$(upper_of "$host")") \
    | sed 's/^\t//' | cut -d' ' -f7- | LC_ALL=C sort -u \
    | while IFS= read -r path; do put_file_back "$path" "$pristine/files" "$root"; done
}

put_file_back() {
  local path=$1 files=$2 root=$3 source=
  if exists "$files/$path"; then source=$files/$path; elif exists "/$path"; then source=/$path; fi
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

exists() { [[ -e $1 || -L $1 ]]; }
