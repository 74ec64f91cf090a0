# Gives $path its owner and mode.
[ -e "$path" ] || fail '`%s` was removed after it was looked at; run the step again' "$path"
[ -z "$ownership" ] || chown -- "$ownership" "$path" \
    || fail 'cannot give `%s` to `%s`; check that they exist, or use `become`' "$path" "$ownership"
[ -z "$mode" ] || chmod "$mode" "$path" || fail 'cannot set mode %s on `%s`; use `become`' "$mode" "$path"
