# Counts the connections to $port of this host that are neither listening nor closed.
[ -r /proc/net/tcp ] || fail 'the host does not show its connections in `/proc/net/tcp`; wait in another way'
hex=$(printf '%04X' "$port")
count=$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port=":$hex\$" '$2 ~ port && $4 != "0A" && $4 != "06" && $4 != "07"' | wc -l)
[ "$count" -eq 0 ] || fail 'port %s still has %s connections' "$port" $count
