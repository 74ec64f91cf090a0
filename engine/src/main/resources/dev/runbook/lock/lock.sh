# The lock of a cluster as it lies on one of its hosts: a folder, made by whoever holds it, and readable by everybody.
# Each process of the run that works under it takes a seat in it, and the next seat is taken only when the one before
# was left or has given no sign of life for long. Before this stand assignments:
#   d        the folder
#   run      whose lock it is; holder: what others may know of it, one line of JSON
#   process  which process of the run this is; token: what all processes on its machine have in common
#   who      the process for others, one line of JSON; seat: the number of its seat
#   state    how far the run is, one line of JSON; log: a line about a release by hand
#   limit    so many seconds without a sign of life are long
#   offset   how many bytes of the journal are there already; file, block: what of the copy is
#            wanted, from which MiB on
umask 022
LC_ALL=C

# A file whole or not at all.
put() { printf '%s\n' "$2" >"$1.new" && mv -f "$1.new" "$1"; }

# The first line of a file.
get() {
  got=
  if [ -f "$1" ]; then IFS= read -r got <"$1"; fi
  printf '%s' "$got"
} 2>/dev/null

isfolder() { [ -d "$1" ] && [ ! -L "$1" ]; }

# n: the number of the seat that was taken last.
newest() {
  n=0
  for one in "$d"/seat.*; do
    number=${one##*.}
    case $number in '' | 0* | *[!0-9]* | ??????*) continue ;; esac
    if [ "$number" -gt "$n" ]; then n=$number; fi
  done
}

# silence: for how many seconds the process on seat n has given no sign of life.
listen() {
  beat=$(get "$d/seat.$n/beat")
  case $beat in '' | 0* | *[!0-9]*) beat=1 ;; esac
  silence=$(($(date +%s) - beat))
}

look() {
  if ! isfolder "$d"; then
    echo 'lock free'
    return
  fi
  # It is being taken in this moment.
  if [ ! -e "$d/holder" ]; then sleep 1; fi
  newest
  listen
  echo 'lock held'
  printf 'run %s\nholder %s\n' "$(get "$d/run")" "$(get "$d/holder")"
  printf 'state %s\nwho %s\n' "$(get "$d/state")" "$(get "$d/seat.$n/who")"
  if [ -e "$d/seat.$n/left" ]; then echo 'left yes'; else echo "silence $silence"; fi
  if [ ! -O "$d" ]; then
    # shellcheck disable=SC2046
    set -- $(ls -ld "$d")
    printf 'account %s\n' "$3"
  fi
}

# 1: the seat is taken by another. 2: there is no room to sit.
sit() {
  mkdir "$d/seat.$1" 2>/dev/null || return 1
  put "$d/seat.$1/token" "$token" && put "$d/seat.$1/who" "$who" && date +%s >"$d/seat.$1/beat" &&
    put "$d/seat.$1/process" "$process" || return 2
}

take() {
  if [ ! -d "${d%/*}/" ]; then mkdir -p "${d%/*}"; fi
  if why=$(mkdir "$d" 2>&1); then
    begin
  elif ! isfolder "$d"; then
    printf '%s\n' "$why" >&2
    echo 'answer unusable'
  elif [ "$(get "$d/run")" = "$run" ]; then
    takeup
  else
    echo 'answer held'
    look
  fi
}

begin() {
  if put "$d/run" "$run" && put "$d/state" "$state" && sit 1 && put "$d/holder" "$holder"; then
    printf 'answer taken\nseat 1\n'
  else
    rm -rf "$d"
    echo 'answer unusable'
  fi
}

# The lock is that of this run already.
takeup() {
  newest
  listen
  if [ "$(get "$d/seat.$n/process")" = "$process" ]; then
    printf 'answer same\nseat %s\n' "$n"
  elif isoccupied; then
    echo 'answer occupied'
    look
  elif [ ! -O "$d" ]; then
    echo 'answer foreign'
  else
    sit $((n + 1))
    case $? in
    0) printf 'answer seated\nseat %s\n' $((n + 1)) ;;
    1) echo 'answer occupied' && look ;;
    *) echo 'answer unusable' ;;
    esac
  fi
}

isoccupied() {
  [ "$n" -gt 0 ] && [ ! -e "$d/seat.$n/left" ] && [ "$silence" -lt "$limit" ] &&
    [ "$(get "$d/seat.$n/token")" != "$token" ]
}

isours() {
  isfolder "$d" && [ "$(get "$d/run")" = "$run" ] && [ "$(get "$d/seat.$seat/process")" = "$process" ] &&
    [ ! -e "$d/seat.$((seat + 1))" ]
}

# A sign of life, and if there is one, a new state.
say() {
  if ! isours; then
    echo 'answer lost'
    past
  elif date +%s >"$d/seat.$seat/beat" && { [ -z "$state" ] || put "$d/state" "$state"; }; then
    echo 'answer same'
  else
    echo 'answer unusable'
  fi
}

# Eight MiB of the copy of a file.
fetch() { dd if="$d/copy/$file" bs=1048576 skip="$block" count=8 2>/dev/null; }

# The copy is for the account that runs it.
iskeeping() { (umask 077 && { isfolder "$d/copy" || mkdir "$d/copy"; }); }

# Appends what comes on stdin to the copy of the journal, unless something is missing before it.
keep() {
  say
  copy=$d/copy/journal.jsonl
  if isours && iskeeping; then
    umask 077
    [ -f "$copy" ] || : >"$copy"
    size=$(($(wc -c <"$copy")))
    if [ "$size" -gt "$offset" ] && head -c "$offset" "$copy" >"$copy.new" && mv -f "$copy.new" "$copy"; then
      size=$offset
    fi
    if [ "$size" -eq "$offset" ]; then cat >>"$copy"; fi
    printf 'size %s\n' $(($(wc -c <"$copy")))
  fi
}

# How long the copy of the journal is, its checksum, and that of the inputs.
tally() {
  say
  if isours && [ -f "$d/copy/journal.jsonl" ]; then
    # shellcheck disable=SC2046
    set -- $(cksum <"$d/copy/journal.jsonl")
    printf 'sum %s\nsize %s\n' "$1" "$2"
  fi
  if isours && [ -f "$d/copy/inputs.zip" ]; then
    # shellcheck disable=SC2046
    set -- $(cksum <"$d/copy/inputs.zip")
    printf 'inputs %s\n' "$1"
  fi
}

# Keeps what comes on stdin as the inputs of the run.
store() {
  say
  copy=$d/copy/inputs.zip
  if isours && iskeeping; then
    umask 077
    cat >"$copy.new" && mv -f "$copy.new" "$copy" && printf 'size %s\n' $(($(wc -c <"$copy")))
  fi
}

leave() {
  say
  if isours; then : >"$d/seat.$seat/left"; fi
}

release() {
  if ! isfolder "$d"; then
    echo 'answer free'
  elif [ "$(get "$d/run")" != "$run" ]; then
    echo 'answer held'
    look
  else
    note
    gone=$d.released.$$
    if ! mv "$d" "$gone"; then
      if isfolder "$d"; then echo 'answer refused'; else echo 'answer free'; fi
      look
    elif [ "$(get "$gone/run")" != "$run" ]; then
      # Somebody else released it, and another run took it, in this very moment.
      mv "$gone" "$d"
      echo 'answer held'
      look
    else
      rm -rf "$gone"
      echo 'answer released'
    fi
  fi
}

# Each account has a log of its own: nobody else may write into its files here.
note() {
  file=$d.log.$(id -un)
  if [ -n "$log" ] && [ ! -L "$file" ]; then printf '%s\n' "$log" >>"$file"; fi
}

past() {
  look
  cat "$d".log.* 2>/dev/null | sort | tail -n 3 | sed 's/^/log /'
}
