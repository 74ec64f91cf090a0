set -u

fail() {
    format=$1
    shift
    printf "$format\n" "$@" >&2
    exit 1
}

sha256() {
    if command -v sha256sum; then
        digest=$(sha256sum)
    elif command -v shasum; then
        digest=$(shasum -a 256)
    elif command -v openssl; then
        digest=$(openssl dgst -sha256 -r)
    else
        digest=none
    fi >/dev/null
    printf '%s\n' "${digest%% *}"
}

