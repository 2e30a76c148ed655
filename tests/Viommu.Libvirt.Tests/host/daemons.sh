#!/usr/bin/env bash
# Run by start.sh as the first process of a new namespace: the file systems that libvirt and QEMU need, then their daemons.
set -euo pipefail
root=$2

mount -t proc none "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=755 none "$root/dev/shm"

# All of it as root and without what a container does not have: cgroups, security drivers, namespaces.
cat >"$root/etc/libvirt/qemu.conf" <<'C'
user = "root"
group = "root"
dynamic_ownership = 0
remember_owner = 0
security_driver = "none"
cgroup_controllers = [ ]
namespaces = [ ]
clear_emulator_capabilities = 0
C
cat >"$root/etc/libvirt/libvirtd.conf" <<'C'
auth_unix_ro = "none"
auth_unix_rw = "none"
unix_sock_group = "root"
log_level = 4
C

rm -rf "$root"/run/libvirt "$root"/run/*.pid "$root"/etc/libvirt/qemu/*.xml "$root"/var/log/libvirt/qemu
mkdir -p "$root/run/libvirt" "$root/var/log/libvirt/qemu"
inside=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C)
[ ! -e "$root/memlock.so" ] || inside+=(LD_PRELOAD=/memlock.so)
chroot "$root" "${inside[@]}" virtlogd &
chroot "$root" "${inside[@]}" libvirtd &
# This first process also inherits, and buries, what its siblings leave behind.
wait
