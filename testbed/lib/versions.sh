# shellcheck shell=bash
# The versions of the application that images are made of, oldest first.

versions() { grep . "$testbed/app/versions"; }
first_version() { versions | head -1; }
