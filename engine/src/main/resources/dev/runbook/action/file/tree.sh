# Gives everything below $path its owner and mode. The dot makes a link to the directory stand for the directory; other
# links are left alone.
[ -z "$ownership" ] || chown -hR -- "$ownership" "$path/." \
    || fail 'cannot give all of `%s` to `%s`; check that they exist, or use `become`' "$path" "$ownership"
set_modes || fail 'cannot set the mode of all of `%s`; use `become`' "$path"
