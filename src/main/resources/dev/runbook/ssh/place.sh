# Makes the place for the jobs of a run, proves that it can be written to, and says where it is, and the user's umask.
#
# In its environment: run; name and size of the file on stdin, which every job needs; and how the named pipes begin that
# it makes, so that a job need not take the time.

mask=$(umask)
umask 077
export LC_ALL=C

refuse() {
  echo "${1##*: }" >&2
  exit 73
}

# In the home of the user, if it is the user's own; service users often have none.
if [ -d "$HOME" ] && [ -O "$HOME" ]; then
  base=$HOME/.runbook
else
  base=/var/tmp/runbook-$(id -u)
  mkdir "$base" 2>/dev/null
  set -- $(ls -ldn "$base" 2>&1)
  case "$1 $3" in
    drwx------*" $(id -u)") ;;
    *) refuse "\`$base\` is not a folder for this user alone" ;;
  esac
fi

# Twice: the sweep of another run may take an empty folder away in between.
place=$base/jobs/$run
mkdir -p "$place" 2>/dev/null || words=$(mkdir -p "$place" 2>&1) || refuse "$words"
[ -O "$base" ] && [ -O "$base/jobs" ] && [ -O "$place" ] || refuse "\`$place\` belongs to another user"

words=$({ cat >"$place/.new.$$"; } 2>&1) || refuse "$words"
[ "$(wc -c <"$place/.new.$$")" -eq "$size" ] || refuse "it was not sent completely"
mv "$place/.new.$$" "$place/$name"
[ -s "$place/boot" ] || cat /proc/sys/kernel/random/boot_id >"$place/boot" 2>/dev/null || echo - >"$place/boot"
mkdir -p "$place/pipes"
set --
while [ $# -lt 64 ]; do
  set -- "$@" "$place/pipes/$pipes-$(($# / 2)).o" "$place/pipes/$pipes-$(($# / 2)).e"
done
words=$(mkfifo "$@" 2>&1) || refuse "$words"
printf '%s\n' "$place" "$mask"
