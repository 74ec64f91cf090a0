# Ends well if $port of $host is as wanted. Takes whatever the host has to try it.
if command -v bash >/dev/null; then
    connect() { bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$host" "$port"; }
elif command -v nc >/dev/null && nc -h 2>&1 | grep -q -e '-[0-9A-Za-z]*z'; then
    connect() { nc -z -w "$limit" "$host" "$port"; }
elif command -v nc >/dev/null; then
    # A small busybox: it would wait for the other side to hang up, unless it has a program to run.
    connect() { nc -w "$limit" "$host" "$port" -e true; }
elif command -v python3 >/dev/null; then
    connect() { python3 -c 'import socket, sys; socket.create_connection(sys.argv[1:3])' "$host" "$port"; }
else
    fail 'the host has neither `bash`, `nc` nor `python3` to try a port with; wait for a `url` instead'
fi
if connect </dev/null >/dev/null 2>&1; then
    found=started
else
    found=stopped
fi
[ "$found" = "$state" ] || fail '%s' "$complaint"
