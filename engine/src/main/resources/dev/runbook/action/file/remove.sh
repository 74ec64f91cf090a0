rm -rf "$path" || fail 'cannot remove all of `%s`; check who may, or use `become`' "$path"
