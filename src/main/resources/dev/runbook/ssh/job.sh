# A job: a command that goes on when the connection that brought it is lost, and that is never begun twice.
#
# A shell at the end of a connection reads this file. It finds in its variables
#   place      the folder for the jobs of the run, its owner's alone
#   job        the id of the job
#   token      a word that nothing else writes
#   pipe       a pair of named pipes for nobody else, pipe.o and pipe.e; empty: there is none yet
#   shell      what is to run the command, with its options
#   mask       the umask of the command
#   limit      after how many hundredths of a second its process group is killed; empty: never
#   input      how many bytes follow on stdin for the command to read; empty: it reads nothing
#   heard_out  how much of its stdout, and heard_err of its stderr, need not be told again
#   again      not empty: it was sent before, and may have begun then
# and on stdin two lines, one that readies the command's shell and one that is the script, then the input.
#
# Beside this file lie, for each job,
#   JOB.job    a line that claims it: pid, start and boot of its supervisor; then a line that says how it ended
#   JOB.group  its process group
#   JOB.out, JOB.err   what it wrote

record=$place/$job.job
out=$place/$job.out
err=$place/$job.err
group=$place/$job.group
own=$place/.$token

# The last words on both streams. What follows the token is how it ended, or why it was not begun.
over() {
  echo "$token-end"
  echo "$token-end $*" >&6
  exit 0
}

nap() {
  sleep "${1:-0.2}" || sleep 1
}

# Passes on what the command has written since the last time.
pass() {
  if [ -z "$opened" ]; then
    exec 3<"$out" 4<"$err"
    opened=yes
    [ "$heard_out" = 0 ] || tail -c "+$((heard_out + 1))" <&3 || exit 1
    [ "$heard_err" = 0 ] || tail -c "+$((heard_err + 1))" <&4 >&6 || exit 1
  fi
  ! [ -s "$out" ] || cat <&3 || exit 1
  ! [ -s "$err" ] || cat <&4 >&6 || exit 1
}

conclude() {
  look
  pass
  [ -n "$result" ] && over "$result"
  [ "$boot" = "$now" ] && over killed
  over restarted
}

# Follows a job that another connection has begun.
attach() {
  tries=0
  until look; [ -n "$boss" ] || [ "$tries" = 25 ]; do
    tries=$((tries + 1))
    nap
  done
  while [ -z "$result" ] && working; do
    pass
    nap
    look
  done
  conclude
}

# Follows the job that begins on the other side of the pipe.
follow() {
  while read -r event; do
    case $event in
      tick)
        pass
        look
        [ -z "$result" ] && working || break
        ;;
      end) break ;;
      taken) attach ;;
      *) over "$event" ;;
    esac
  done
  conclude
}

# Takes all that was sent before anything is begun: a part of it begins nothing.
receive() {
  IFS= read -r ready && IFS= read -r script || exit 1
  [ -n "$input" ] || return 0
  true >"$own.in" || over "unable cannot write in $place"
  exec 5>"$own.in" 7<"$own.in" 8<"$own.in"
  rm -f "$own.in"
  words=$(cat 2>&1 >&5) || over "unable $words"
  [ "$(wc -c <&7)" -eq "$input" ] || exit 1
  exec 5>&- 7<&-
}

# Makes all that can fail for want of room.
furnish() {
  if [ ! -p "$pipe.e" ]; then
    pipe=$own
    words=$(mkfifo "$pipe.o" "$pipe.e" 2>&1) || over "unable $words"
  fi
  true >>"$out" && true >>"$err" && true >>"$group" || over "unable cannot write in $place"
}

# Hundredths of seconds of a clock that nobody sets.
clock() {
  if read -r time rest </proc/uptime; then
    time=${time%.*}${time#*.}
  else
    time=$(date +%s)00
  fi
}

# Wakes the follower now and then, as long as there is one, and ends the command when its time is over. While stdin is
# open the command is young: a short one then costs no sleeping process.
watch() {
  trap '' PIPE
  clock
  start=$time
  read -r nothing <&9
  exec 9<&-
  pause=0.2
  listening=yes
  until [ -n "$limit" ] && [ $((time - start)) -ge "$limit" ]; do
    nap $pause
    clock
    [ $((time - start)) -lt 1000 ] || pause=1
    [ -z "$listening" ] || echo tick || listening=
    [ -n "$listening$limit" ] || exit 0
  done
  trap '' TERM
  end_group
  exit 9
}

end_group() {
  tries=0
  until read -r leader <"$group" || [ $tries = 50 ]; do
    tries=$((tries + 1))
    nap 0.1
  done
  kill -TERM "-$leader" || kill -TERM "$leader"
  tries=0
  while kill -0 "-$leader" && [ $tries -lt 30 ]; do
    tries=$((tries + 1))
    nap 0.1
  done
  kill -KILL "-$leader" || kill -KILL "$leader"
}

identify() {
  if read -r stat </proc/self/stat; then
    self=${stat%% *}
    set -- ${stat##*) }
    born=${20}
  else
    self=$(exec sh -c 'echo $PPID')
    born=-
  fi
}

# Keeps the first 16 MiB of a stream and lets the rest go by.
keep() {
  trap '' XFSZ
  ulimit -f 32768
  exec tee -a "$1" >/dev/null
}

# Waits until all that the command wrote is kept. A program that it left behind may hold the pipe open; then the
# keeper sleeps over an empty pipe.
settle() {
  asleep=0
  looks=0
  while read -r stat <"/proc/$1/stat"; do
    state=${stat##*) }
    case $state in
      Z*) break ;;
      S*) asleep=$((asleep + 1)) ;;
      *) asleep=0 ;;
    esac
    if [ $asleep = 3 ]; then
      [ "$(wc -c <"$2")" -lt 16777216 ] || lost="$lost $3"
      return
    fi
    looks=$((looks + 1))
    [ $asleep = 0 ] && [ $looks -lt 50 ] || nap 0.05
  done
  if [ "$born" = - ]; then
    { nap 2; kill "$1"; } &
  fi
  wait "$1" || lost="$lost $3"
}

# Claims the job, runs it, and writes down how it ended. Whatever comes back of it goes through files.
supervise() {
  exec 9<&0 </dev/null 6>&-
  identify
  set -C
  true >"$record" || { echo taken; exit; }
  set +C
  echo "$self $born $now" >>"$record" || { rm -f "$record"; echo "unable cannot write in $place"; exit; }
  watch &
  watcher=$!
  # After the watcher has come to be, who might take a TERM that ends it for one to be caught.
  trap : HUP INT TERM
  exec 3<>"$pipe.o" 4<"$pipe.o" 5>"$pipe.o" 3<>"$pipe.e" 6<"$pipe.e" 7>"$pipe.e" 3>&-
  keep "$out" <&4 4<&- 5>&- 6<&- 7>&- 9<&- &
  keeper_out=$!
  keep "$err" <&6 4<&- 5>&- 6<&- 7>&- 9<&- &
  keeper_err=$!
  lead=
  ! command -v setsid >/dev/null || lead=setsid
  printf '%s\n' "$ready" "$script" |
    { umask "$mask"; exec $lead $shell -c "$listen" >&5 2>&7 4<&- 5>&- 6<&- 7>&-; } 9>"$group"
  code=$?
  exec 4<&- 5>&- 6<&- 7>&-
  lost=
  settle $keeper_out "$out" out
  settle $keeper_err "$err" err
  trap '' PIPE
  kill $watcher
  wait $watcher
  [ $? = 9 ] && ending=timeout || ending="exited $code"
  echo "$ending$lost" >>"$record"
  echo end
  [ "$pipe" != "$own" ] || rm -f "$pipe.o" "$pipe.e" &
}

echo "$token-start"
echo "$token-start" >&2
# From here on stderr is 6: what the shells have to say themselves is not the command's.
exec 6>&2 2>/dev/null
umask 077
opened=
listen='IFS= read -r runbook && eval "$(printf %b "$runbook")"'
read -r now </proc/sys/kernel/random/boot_id || now=-

[ ! -e "$record" ] || attach
read -r then <"$place/boot" || then=
[ -z "$again" ] || [ "$then" = "$now" ] || over vanished
receive
furnish
supervise | follow
