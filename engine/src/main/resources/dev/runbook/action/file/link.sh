[ -d "$parent" ] || fail 'the directory `%s` does not exist; create it first' "$parent"
[ -L "$path" ] || [ ! -e "$path" ] || fail '`%s` appeared after it was looked at; run the step again' "$path"
new=$parent/.runbook.$$
rm -f "$new"
ln -s -- "$target" "$new" || fail 'cannot write into `%s`; check who may, or use `become`' "$parent"
trap 'rm -f "$new"' EXIT
mv -fT "$new" "$path" 2>/dev/null || ln -sfn -- "$target" "$path" || fail 'cannot replace the link `%s`' "$path"
