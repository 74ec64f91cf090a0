# Runs in the registry's host: builds and pushes an image for each line of versions. A line is a tag.
set -euo pipefail
cd /tmp/images

start-dockerd

docker import base.tar nocobase-base
rm base.tar
cat > Dockerfile <<'DOCKERFILE'
FROM nocobase-base
ENV PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY app /app/
CMD ["python3","-u","/app/app.py"]
DOCKERFILE

mapfile -t tags < versions
for tag in "${tags[@]}"; do
  echo "$tag" > app/VERSION
  docker build --quiet -t "reg:5000/nocobase:$tag" .
  docker push --quiet "reg:5000/nocobase:$tag"
done

kill "$(cat /run/docker.pid)"
rm -rf /tmp/images
