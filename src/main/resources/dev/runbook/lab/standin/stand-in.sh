#!/bin/sh
# A stand-in for @PROGRAM@ on @HOST@, a host of a lab; not the real program. The lab answers in its stead.
@COMMENT@

if [ "$#" -eq 1 ] && [ "$1" = --about ]; then
  printf '%s\n' @ABOUT@
  exit
fi

# The call is laid out in files under this process's number; the answer comes back through a pipe of that name, which the
# lab removes with the files as soon as it has them open. Long answers come in files.
umask 077
calls=@CALLS@
mine=$calls/$$
mkfifo "$mine" 2> /dev/null || { rm -f "$mine" "$mine".* && mkfifo "$mine"; } || exit 70
exec 3<> "$mine"
printf '%s\0' "$PWD" "$@" > "$mine.words"
[ -e "/proc/$$/environ" ] || awk 'BEGIN { for (name in ENVIRON) printf "%s=%s%c", name, ENVIRON[name], 0 }' > "$mine.environ"
@INPUT@
echo "@HOST@ @PROGRAM@ $$" > "$calls/bell"
read -r code file out err <&3
if [ "$file" = - ]; then
  printf %b "${out#=}"
  printf %b "${err#=}" >&2
else
  cat "$calls/$file.out"
  cat "$calls/$file.err" >&2
  rm -f "$calls/$file.out" "$calls/$file.err"
fi
exit "$code"
