# shellcheck shell=bash
# The root file system that images of the application stand on: Debian with Python and the database drivers.

base_packages=python3-minimal,python3-psycopg2,python3-pymysql
# Raise it when the recipe below changes, so that nobody goes on with an old tarball.
base_recipe=1
base_tarball=$cache/base-$base_recipe.tar

# Makes the tarball once per machine; runs that come at the same time wait for the first one.
make_base() {
  [[ ! -e $base_tarball ]] || return 0
  mkdir -p "$cache"
  exec {lock}> "$cache/lock"
  flock "$lock"
  [[ -e $base_tarball ]] || bootstrap_base
  exec {lock}>&-
}

bootstrap_base() {
  local work suite
  # shellcheck source=/dev/null
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  work=$(mktemp -d "$cache/base.XXXXXX")
  echo "testbed: making the base of the images, once per machine" >&2
  debootstrap --variant=minbase --include="$base_packages" "$suite" "$work/root" > "$cache/debootstrap.log" 2>&1 \
    || die "debootstrap failed; see $cache/debootstrap.log"
  strip_base "$work/root"
  tar -C "$work/root" --numeric-owner --sort=name --mtime=@0 -cf "$work/tar" .
  mv "$work/tar" "$base_tarball"
  rm -rf "$work"
}

# A pull is unpacked on every node, so what no application reads goes.
strip_base() {
  ( cd "$1" || exit 1
    rm -rf usr/share/{doc,man,info,locale,zoneinfo,perl5,perl,lintian,bash-completion,common-licenses,gcc,keyrings} \
      usr/lib/python3.11/{test,ensurepip,idlelib,lib2to3} usr/lib/x86_64-linux-gnu/{perl-base,perl,gconv} usr/lib/{apt,locale} \
      usr/bin/perl* var/cache/* var/lib/apt/* var/lib/dpkg/info/* var/log/* dev/* proc/* sys/*
    find . -name __pycache__ -prune -exec rm -rf {} + )
}
