# Does what each word of $todo says, in order.
systemd() {
    case $1 in
        daemon-reload) systemctl daemon-reload ;;
        *) systemctl "$1" "$name" ;;
    esac
}

openrc() {
    case $1 in
        enable) rc-update add "$name" default ;;
        disable) rc-update del "$name" ;;
        *) rc-service "$name" "$1" ;;
    esac
}

sysv() {
    case $1 in
        enable | disable)
            if command -v update-rc.d >/dev/null; then
                update-rc.d "$name" "$1"
            elif command -v chkconfig >/dev/null; then
                chkconfig "$name" "$([ "$1" = enable ] && echo on || echo off)"
            else
                fail 'the host has neither `update-rc.d` nor `chkconfig` to %s `%s` with' "$1" "$name"
            fi
            ;;
        *)
            if command -v service >/dev/null; then
                service "$name" "$1"
            else
                "/etc/init.d/$name" "$1"
            fi
            ;;
    esac
}

show_log() {
    [ "$init" != systemd ] || journalctl --no-pager --lines=10 --unit="$name" >&2 2>/dev/null
}

for each in $todo; do
    if ! "$init" "$each" >&2; then
        show_log
        fail 'could not %s the service `%s`; see its log above' "$each" "$name"
    fi
done
if [ "$init" = systemd ] && [ "$state" != stopped ] && systemctl is-failed --quiet "$name"; then
    show_log
    fail 'the service `%s` failed right after its start; see its log above' "$name"
fi
