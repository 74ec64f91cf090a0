# The keeper of a lab. Waits until the lab is gone, however it went: only the lab holds the other end of stdin. Then ends
# all that the lab's hosts have started, told by the lab's id in their environment, and removes what the lab has written.
# Arguments: the lab's id, its directory, and the names of what it has written there.

trap '' HUP INT QUIT TERM
cd / || exit
id=$1
directory=$2
shift 2

while read -r _; do :; done

members() {
  if [ -e /proc/self/environ ]; then
    grep -l "RUNBOOK_LAB=$id" /proc/[0-9]*/environ 2> /dev/null | sed 's|^/proc/\([0-9]*\)/.*|\1|'
  else
    ps axeww -o pid=,command= | sed -n "/[R]UNBOOK_LAB=$id/s/^ *\([0-9]*\) .*/\1/p"
  fi
}

# One that is just being started is in no list yet: nobody must be there several times in a row. One that belongs to
# another user by now cannot be ended: there is a limit.
rounds=0
quiet=0
while [ "$quiet" -lt 3 ] && [ "$rounds" -lt 100 ]; do
  pids=$(members)
  if [ -n "$pids" ]; then
    quiet=0
    # shellcheck disable=SC2086
    kill -KILL $pids 2> /dev/null
  else
    quiet=$((quiet + 1))
  fi
  rounds=$((rounds + 1))
  [ "$quiet" -eq 3 ] || sleep 0.1 2> /dev/null || sleep 1
done

for name; do
  rm -rf "${directory:?}/$name"
done
rmdir "$directory" 2> /dev/null
