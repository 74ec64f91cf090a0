# Says what $path is. GNU, busybox and BSD differ in how stat is asked.
status() {
    if stat -c %a / >/dev/null 2>&1; then
        stat $follow -c 'mode=%a
owner=%U
group=%G
uid=%u
gid=%g
size=%s
mtime=%Y' "$path"
    else
        stat $follow -f 'mode=%Mp%Lp
owner=%Su
group=%Sg
uid=%u
gid=%g
size=%z
mtime=%m' "$path"
    fi
}

size() {
    wc -c <"$path" | tr -d ' '
}

# Shows the content where it is not as $known and no longer than $longest bytes.
content() {
    digest=$(sha256 <"$path")
    [ "$digest" != none ] || fail 'the host has neither `sha256sum`, `shasum` nor `openssl`; install one of them'
    printf 'sha256=%s\n' "$digest"
    if [ "$digest" != "$known" ] && [ "$(size)" -le "$longest" ]; then
        echo content
        cat "$path"
    fi
}

# Shows which types, modes and owners occur below $path.
entries() {
    echo entries
    for type in d f; do
        if stat -c %a / >/dev/null 2>&1; then
            find "$path/." -type $type -exec stat -c "$type|%a|%U|%u|%G|%g" {} +
        else
            find "$path/." -type $type -exec stat -f "$type|%Mp%Lp|%Su|%u|%Sg|%g" {} +
        fi
    done | sort -u
}

# What lies in a directory that may not be entered is not known to be absent.
refuse_to_guess() {
    above=$path
    while [ "$above" != "${above%/*}" ]; do
        above=${above%/*}
        if [ -d "${above:-/}" ]; then
            [ -x "${above:-/}" ] || fail 'cannot look into `%s`; use `become`' "$above"
            return
        fi
    done
}

if [ -n "$inside" ] && [ -d "$path" ]; then
    path=${path%/}/$inside
    echo inside=yes
fi
if [ -L "$path" ] && [ -n "$follow" ] && [ -e "$path" ]; then
    path=$(readlink -f "$path")
    printf 'real=%s\n' "$path"
fi
if [ -L "$path" ] && { [ -z "$follow" ] || [ ! -e "$path" ]; }; then
    follow=
    echo kind=link
    status || fail 'cannot look at `%s`' "$path"
    echo target
    readlink "$path"
elif [ -f "$path" ]; then
    echo kind=file
    status || fail 'cannot look at `%s`' "$path"
    [ ! -r "$path" ] || echo readable=yes
    [ ! -w "$path" ] || echo writeable=yes
    [ ! -x "$path" ] || echo executable=yes
    [ ! -r "$path" ] || [ -z "$read" ] || content
elif [ -d "$path" ]; then
    echo kind=directory
    status || fail 'cannot look at `%s`' "$path"
    [ -z "$tree" ] || entries
elif [ -e "$path" ]; then
    echo kind=other
    status || fail 'cannot look at `%s`' "$path"
else
    refuse_to_guess
    echo kind=absent
fi
