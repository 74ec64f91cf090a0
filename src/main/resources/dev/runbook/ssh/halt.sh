# Ends what the jobs of a run still do, and waits until that is over: each process group is asked to end, and killed after
# three seconds.
#
# In its environment: run.

[ -O "$base" ] && cd "$base/jobs/$run" 2>/dev/null || exit 0
read -r now </proc/sys/kernel/random/boot_id || now=-

# Whether the job goes on.
goes_on() {
  look
  [ -z "$result" ] && working
}

# Waits for its end for so many tenths of a second.
ends_within() {
  tries=0
  while goes_on; do
    [ $tries -lt "$1" ] || return 1
    tries=$((tries + 1))
    sleep 0.1 || sleep 1
  done
}

signal() {
  kill "$1" "-$leader" || kill "$1" "$leader"
}

halt() {
  tries=0
  until read -r leader <"$group" || [ $tries = 50 ]; do
    tries=$((tries + 1))
    sleep 0.1 || sleep 1
  done
  [ -n "$leader" ] || return 1
  signal -TERM
  ends_within 30 && return
  signal -KILL
  ends_within 100
}

exec 6>&2 2>/dev/null
for record in *.job; do
  group=${record%.job}.group
  leader=
  ! goes_on || halt || { echo "$record does not end" >&6; exit 1; }
done
