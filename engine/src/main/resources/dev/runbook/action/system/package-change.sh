# Installs or removes the given packages without asking anything.
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND

refresh() {
    case $manager in
        apt) apt-get -q update ;;
        dnf | yum) "$manager" -q makecache ;;
        zypper) zypper --non-interactive refresh ;;
        apk) apk update ;;
        pacman) pacman -Sy --noconfirm ;;
    esac
}

apt_change() {
    apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"
}

install() {
    case $manager in
        apt) apt_change install $packages ;;
        dnf | yum) "$manager" -q -y install $packages ;;
        zypper) zypper --non-interactive install --no-confirm $packages ;;
        apk) apk add $packages ;;
        pacman) pacman -S --noconfirm --needed $packages ;;
    esac
}

upgrade() {
    case $manager in
        dnf | yum) install && "$manager" -q -y update $packages ;;
        apk) apk add --upgrade $packages ;;
        zypper) install && zypper --non-interactive update --no-confirm $packages ;;
        *) install ;;
    esac
}

remove() {
    case $manager in
        apt) apt_change remove $packages ;;
        dnf | yum) "$manager" -q -y remove $packages ;;
        zypper) zypper --non-interactive remove --no-confirm $packages ;;
        apk) apk del $packages ;;
        pacman) pacman -R --noconfirm $packages ;;
    esac
}

if [ -n "$refresh" ]; then
    refresh >&2 || fail 'could not refresh the list of packages; see above'
fi
"$verb" >&2 || fail 'could not %s `%s`; see above' "$verb" "$packages"
