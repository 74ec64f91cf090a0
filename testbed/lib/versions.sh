# shellcheck shell=bash
# The versions of the application that images are made of, oldest first.

app_folder() {
  if [[ -e $testbed/app/app.py ]]; then echo "$testbed/app"; else echo "$testbed/app-placeholder"; fi
}
versions() { grep -v '^[[:space:]]*\(#\|$\)' "$(app_folder)/versions"; }
first_version() { versions | head -1 | cut -d' ' -f1; }
