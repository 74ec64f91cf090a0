# The dot makes a link to the directory stand for the directory; other links are left alone.
[ -z "$ownership" ] || chown -hR -- "$ownership" "$path/." \
    || fail 'cannot give all of `%s` to `%s`; check that they exist, or use `become`' "$path" "$ownership"
[ -z "$mode" ] || chmod -R -- "$mode" "$path/." \
    || fail 'cannot set mode %s on all of `%s`; use `become`' "$mode" "$path"
