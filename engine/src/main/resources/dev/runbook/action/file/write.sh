# Replaces $path by what comes on stdin, at once or not at all.
found() {
    if [ -L "$path" ]; then
        echo link
    elif [ -f "$path" ]; then
        sha256 <"$path"
    elif [ -e "$path" ]; then
        echo other
    else
        echo absent
    fi
}

[ -d "$parent" ] || fail 'the directory `%s` does not exist; create it first' "$parent"
[ "$(found)" = "$expected" ] || fail '`%s` changed after it was looked at; nothing was done, run the step again' "$path"
new=$(mktemp "$temporary") || fail 'cannot write into `%s`; check who may, or use `become`' "$parent"
trap 'rm -f "$new"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
cat >"$new" || fail 'cannot write into `%s`; is there room?' "$parent"
[ "$(sha256 <"$new")" = "$sha256" ] || fail 'what arrived for `%s` is not what was sent; nothing was changed' "$path"
[ -z "$ownership" ] || chown -- "$ownership" "$new" \
    || fail 'cannot give `%s` to `%s`; check that they exist, or use `become`' "$path" "$ownership"
chmod "=rw" "$new"
chmod -- "$mode" "$new" || fail 'cannot set mode %s on `%s`' "$mode" "$path"
if [ -f "$path" ] && command -v chcon >/dev/null; then
    chcon --reference="$path" "$new" 2>/dev/null
fi
validate >&2 || fail 'the new `%s` is not valid, as its `validate` command says; nothing was changed' "$path"
if [ -n "$backup" ] && [ -f "$path" ] && [ ! -e "$backup" ]; then
    cp -p "$path" "$backup" || fail 'cannot keep the old `%s` as `%s`; is there room?' "$path" "$backup"
fi
sync "$new" 2>/dev/null || sync
if [ -L "$path" ] && [ -d "$path" ]; then
    rm -f "$path"
fi
mv -f "$new" "$path" || fail 'cannot replace `%s`; check who may write into `%s`' "$path" "$parent"
trap - EXIT
