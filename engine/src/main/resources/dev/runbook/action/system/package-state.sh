# Says which package manager the host has, and for each of the given packages a line NAME=installed version, which is
# empty if it is not installed, and a line NAME~newer version if there is one and $newest asks for it.
if command -v apt-get >/dev/null; then
    manager=apt
elif command -v dnf >/dev/null; then
    manager=dnf
elif command -v yum >/dev/null; then
    manager=yum
elif command -v zypper >/dev/null; then
    manager=zypper
elif command -v apk >/dev/null; then
    manager=apk
elif command -v pacman >/dev/null; then
    manager=pacman
else
    fail 'the host has none of apt-get, dnf, yum, zypper, apk and pacman; install packages with `command`'
fi
LC_ALL=C
export LC_ALL

rpm_version() {
    rpm -q --queryformat '%{VERSION}-%{RELEASE}\n' "$1" 2>/dev/null | grep -v 'not installed' \
        || rpm -q --whatprovides --queryformat '%{VERSION}-%{RELEASE}\n' "$1" 2>/dev/null | grep -v 'no package'
}

installed() {
    case $manager in
        apt) dpkg-query -W -f '${db:Status-Status} ${Version}\n' "$1" 2>/dev/null | sed -n 's/^installed //p' ;;
        apk) apk list --installed "$1" 2>/dev/null | sed -n 's/^[^ ]*-\([0-9][^ ]*-r[0-9]*\) .*/\1/p' ;;
        pacman) pacman -Q "$1" 2>/dev/null | cut -d ' ' -f 2 ;;
        *) rpm_version "$1" ;;
    esac | head -n 1
}

newer() {
    case $manager in
        apt) apt-cache policy "$1" | awk '/Installed:/ { i = $2 } /Candidate:/ { c = $2 } END { if (i != c && c != "(none)") print c }' ;;
        dnf | yum) "$manager" -q check-update "$1" | awk 'NF == 3 { print $2 }' ;;
        zypper) zypper --non-interactive --quiet list-updates | awk -F ' *[|] *' -v name="$1" '$3 == name { print $5 }' ;;
        apk) apk version -l '<' "$1" | awk '/</ { print $3 }' ;;
        pacman) pacman -Qu "$1" 2>/dev/null | awk '{ print $4 }' ;;
    esac | head -n 1
}

printf 'manager=%s\n' "$manager"
for each in $packages; do
    name=${each%%=*}
    printf '%s=%s\n' "$each" "$(installed "$name")"
    [ -z "$newest" ] || printf '%s~%s\n' "$each" "$(newer "$name")"
done
