directory=$(mktemp -d) || fail 'cannot create a temporary directory for the script; is there room in /tmp?'
trap 'rm -rf "$directory"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
file=$directory/$name
(umask 077 && cat >"$file") || fail 'cannot store the script in `%s`; is there room in /tmp?' "$directory"
chmod 0700 "$file"
run </dev/null
