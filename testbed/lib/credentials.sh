# shellcheck shell=bash
# Passwords of the test bed. They are awkward on purpose: quotes, blanks, $, #, %, \ and & break careless quoting.

# The user `ops`, on every host.
# shellcheck disable=SC2016
ops_password='0ps $ecret'
# The database user `nocobase`; the same text stands in hosts/app/srv/nocobase/.env.
# shellcheck disable=SC2016
db_password='p4ss:w@rd/$x "y"#%\&;'
