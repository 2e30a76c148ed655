#!/usr/bin/env bash
# setup.sh SUITE [PACKAGE...]: installs the libvirt and QEMU of a Debian suite (and more packages) into a directory of their own.
# The mirror is the one that this machine's apt uses. What is there already is kept; "stop.sh SUITE --remove" clears it.
set -euo pipefail
. "$(dirname "$0")/common.sh"
shift
packages=(libvirt-daemon-system libvirt-daemon-driver-qemu libvirt-clients qemu-system-x86 qemu-system-arm ipxe-qemu qemu-efi-aarch64 ovmf swtpm swtpm-tools "$@")
[ "$(cat "$ready" 2>/dev/null)" != "${packages[*]}" ] || { echo "$root is set up"; exit 0; }

mirror=$({ cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true; } | { grep -o 'https\?://[^ ]*/debian/\?\( \|$\)' || true; } | sed -n '1s/ *$//p')
[ -n "$mirror" ] || { echo "setup.sh: no mirror of Debian in this machine's apt sources" >&2; exit 1; }

mkdir -p "$base"
"$here/stop.sh" "$suite"
rm -rf --one-file-system "$root"
mmdebstrap --quiet --variant=apt \
    --aptopt='Apt::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "3"' \
    --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --include="$(IFS=,; echo "${packages[*]}")" "$suite" "$root" "$mirror" >"$log" 2>&1 ||
    { echo "setup.sh: $suite can't be installed; the end of $log:" >&2; tail -n 5 "$log" >&2; exit 1; }

# A guest with <locked/> needs a limit that only CAP_SYS_RESOURCE can lift: see memlock.c.
if ! (ulimit -Hl unlimited) 2>/dev/null; then
    cc -shared -fPIC -O2 -o "$root/memlock.so" "$here/memlock.c"
fi
echo "${packages[*]}" >"$ready"
echo "$root: libvirt $(chroot "$root" dpkg-query -f '${Version}' -W libvirt-daemon-driver-qemu), QEMU $(chroot "$root" dpkg-query -f '${Version}' -W qemu-system-x86)"
