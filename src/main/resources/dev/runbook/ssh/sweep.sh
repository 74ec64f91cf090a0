# Takes away what the jobs of a run have left, and the jobs of other runs that ended two weeks ago.
#
# In its environment: run.

[ -O "$base" ] && cd "$base/jobs" 2>/dev/null || exit 0
{
  echo "./$run"
  find . ! -name . -prune -type d -mtime +14 -print
} | while IFS= read -r old; do
  for record in "$old"/*.job; do
    { read -r boss rest; IFS= read -r result || result=; } 2>/dev/null <"$record" || continue
    [ -n "$result" ] || ! kill -0 "$boss" 2>/dev/null || continue 2
  done
  rm -rf "$old"
done
cd .. && rmdir jobs 2>/dev/null && rmdir "$PWD" 2>/dev/null || :
