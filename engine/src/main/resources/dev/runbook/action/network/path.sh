if [ -e "$path" ] || [ -L "$path" ]; then
    found=present
else
    found=absent
fi
[ "$found" = "$state" ] || fail '`%s` is %s' "$path" "$found"
