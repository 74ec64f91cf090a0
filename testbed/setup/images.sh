# Runs in the registry's host: builds and pushes an image for each line of versions. A line is a tag.
set -euo pipefail
cd /tmp/images

setsid dockerd < /dev/null > /var/log/dockerd.log 2>&1 &
for _ in {1..200}; do docker info > /dev/null 2>&1 && break; sleep 0.1; done

docker import base.tar nocobase-base
while read -r tag _; do
  mkdir -p "context/$tag"
  find . -mindepth 1 -maxdepth 1 ! -name context ! -name base.tar ! -name versions ! -name __pycache__ -exec cp -r {} "context/$tag" \;
  echo "$tag" > "context/$tag/VERSION"
  printf 'FROM nocobase-base\nENV PYTHONDONTWRITEBYTECODE=1\nWORKDIR /app\nCOPY . /app/\nCMD ["python3","-u","/app/app.py"]\n' > "context/$tag/Dockerfile"
  docker build --quiet -t "reg:5000/nocobase:$tag" "context/$tag"
  docker push --quiet "reg:5000/nocobase:$tag"
done < versions

kill "$(cat /var/run/docker.pid)"
rm -rf /tmp/images
