# shellcheck shell=bash
# The images of the application, in the cluster's registry.

images() {
  local stored
  make_base
  stored=$cache/registry-$(images_key)
  [[ -d $stored ]] || build_images "$stored"
  cp -r "$stored/." "$(registry_root)/"
  on_each "pulling the first version" pull_first_version "${app_hosts[@]}"
  rm -rf "$dir/run/images"
}

registry_root() { echo "/proc/$(host_pid reg)/root/var/lib/docker-registry"; }

# Changes when anything changes that images are made of.
images_key() {
  ( cd "$testbed/app" || exit 1
    { cat "$testbed/setup/images.sh" <(echo "$base_recipe"); find . -type f -not -path '*/__pycache__/*' -print0 | sort -z | xargs -0 sha1sum; } | sha1sum | cut -c1-12 )
}

# Builds on the registry's host with a dockerd for the purpose, and keeps what the registry then holds.
build_images() {
  local stored=$1 context kept
  echo "testbed: building the images, once per change" >&2
  context=/proc/$(host_pid reg)/root/tmp/images
  mkdir "$context"
  cp -r "$testbed/app" "$context/app"
  rm -rf "$context/app/"{versions,__pycache__,*_test.py}
  cp "$base_tarball" "$context/base.tar"
  versions > "$context/versions"
  script_in_host reg "$testbed/setup/images.sh" > "$dir/run/images.log" 2>&1 || { cp "$dir/run/images.log" "$cache"; die "the images could not be built; see $cache/images.log"; }
  kept=$(mktemp -d "$cache/registry.XXXXXX")
  cp -r "$(registry_root)/." "$kept"
  find "$cache" -maxdepth 1 -name 'registry-*' -mtime +2 -exec rm -rf {} +
  mv -T "$kept" "$stored" 2> /dev/null || rm -rf "$kept"
}

pull_first_version() { in_host "$1" docker pull --quiet "reg:5000/nocobase:$(first_version)" > /dev/null; }
