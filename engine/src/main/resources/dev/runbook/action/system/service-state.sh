# Says which init system the host has, and whether the service runs and starts at boot.
status() {
    if command -v service; then
        service "$name" status
    else
        "/etc/init.d/$name" status
    fi
}

if [ -n "$(systemctl show --property=Version 2>/dev/null)" ]; then
    echo init=systemd
    systemctl show --property=LoadState --property=ActiveState --property=NeedDaemonReload "$name"
    printf 'enabled=%s\n' "$(systemctl is-enabled "$name" 2>/dev/null)"
elif command -v rc-service >/dev/null; then
    echo init=openrc
    rc-service --exists "$name" && echo LoadState=loaded || echo LoadState=not-found
    rc-service "$name" status >/dev/null 2>&1 && echo ActiveState=active || echo ActiveState=inactive
    rc-update show 2>/dev/null | grep -q "^ *$name |.*[a-z]" && echo enabled=enabled || echo enabled=disabled
elif command -v service >/dev/null || [ -x "/etc/init.d/$name" ]; then
    echo init=sysv
    [ -x "/etc/init.d/$name" ] && echo LoadState=loaded || echo LoadState=not-found
    status >/dev/null 2>&1 && echo ActiveState=active || echo ActiveState=inactive
    ls /etc/rc[2345].d/S[0-9][0-9]"$name" >/dev/null 2>&1 && echo enabled=enabled || echo enabled=disabled
else
    fail 'the host has neither systemd, OpenRC nor `service`, so `%s` cannot be managed; use `command`' "$name"
fi
