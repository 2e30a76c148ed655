#!/usr/bin/env bash
# start.sh SUITE: starts the libvirt that setup.sh installed, without systemd; prints the address of its socket.
set -euo pipefail
. "$(dirname "$0")/common.sh"
[ -e "$ready" ] || { echo "start.sh: $root is not set up: run setup.sh $suite" >&2; exit 1; }

if ! running; then
    # Namespaces of its own for mounts and processes: when the one process ends, everything else of this host is gone too.
    setsid unshare --mount --propagation private --pid --fork --kill-child "$here/daemons.sh" viommu-live "$root" </dev/null >>"$log" 2>&1 &
    echo $! >"$pidfile"
fi
for _ in $(seq 120); do
    running || break
    if timeout 20 chroot "$root" virsh -q -c qemu:///system version >/dev/null 2>&1; then
        echo "qemu+unix:///system?socket=$root/run/libvirt/libvirt-sock"
        exit 0
    fi
    sleep 0.5
done
echo "start.sh: libvirt does not answer; the end of $log:" >&2
tail -n 5 "$log" >&2
exit 1
