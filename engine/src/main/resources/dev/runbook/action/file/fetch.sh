[ -e "$path" ] || fail '`%s` does not exist' "$path"
[ -f "$path" ] || fail '`%s` is not a file' "$path"
[ -r "$path" ] || fail '`%s` cannot be read; use `become`' "$path"
cat "$path"
