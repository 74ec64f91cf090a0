# Runs in every host. Arguments: password of ops, public key, need for a sudo password (yes or no).
set -euo pipefail
ops_password=$1 public_key=$2 sudo_password=$3

useradd --create-home --shell /bin/bash --comment Operations ops
printf 'ops:%s\n' "$ops_password" | chpasswd --crypt-method SHA256 --sha-rounds 1000

for home in /root /home/ops; do
  install -d -m 700 "$home/.ssh"
  printf '%s\n' "$public_key" > "$home/.ssh/authorized_keys"
  chmod 600 "$home/.ssh/authorized_keys"
done
chown -R ops:ops /home/ops/.ssh

tag=NOPASSWD:
[[ $sudo_password == no ]] || tag=
printf 'Defaults env_reset\nDefaults secure_path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"\nroot ALL=(ALL:ALL) ALL\nops ALL=(ALL:ALL) %s ALL\n' "$tag" > /etc/sudoers
chmod 440 /etc/sudoers
rm -rf /etc/sudoers.d/*

rm -f /etc/ssh/ssh_host_*
ssh-keygen -q -t ed25519 -N '' -C "$(hostname)" -f /etc/ssh/ssh_host_ed25519_key
service ssh start > /dev/null
