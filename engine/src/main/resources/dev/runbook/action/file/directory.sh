mkdir -p "$path" || fail 'cannot create the directory `%s`; check who may, or use `become`' "$path"
[ -z "$ownership" ] || chown -- "$ownership" "$path" \
    || fail 'cannot give `%s` to `%s`; check that they exist, or use `become`' "$path" "$ownership"
[ -z "$mode" ] || chmod -- "$mode" "$path" || fail 'cannot set mode %s on `%s`; use `become`' "$mode" "$path"
