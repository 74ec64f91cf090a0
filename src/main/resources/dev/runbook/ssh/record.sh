# How a job stands, by its `record`; `now` is the boot of the host.

# What the record says: who supervises the job, and how it ended, once it has.
look() {
  boss= born= boot= result=
  {
    read -r boss born boot || boss=
    IFS= read -r result || result=
  } <"$record"
}

# Whether the supervisor is there; another process may have its number by now.
working() {
  [ -n "$boss" ] && [ "$boot" = "$now" ] || return 1
  if [ "$born" = - ]; then
    kill -0 "$boss"
    return
  fi
  read -r stat <"/proc/$boss/stat" || return 1
  set -- ${stat##*) }
  [ "$1" != Z ] && [ "${20}" = "$born" ]
}

