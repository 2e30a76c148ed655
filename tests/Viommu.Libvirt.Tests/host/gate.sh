# Sourced by the gate: libvirt 9.0 with QEMU 7.2 and Nova (Debian 12), and libvirt 11.3 with QEMU 10.0 (Debian 13), for tests/Viommu.Libvirt.Tests.
host=tests/Viommu.Libvirt.Tests/host
export VIOMMU_LIVE_DIR=${VIOMMU_LIVE_DIR:-/var/tmp/viommu-live}

stop_hosts() {
    for suite in bookworm trixie; do "$host/stop.sh" "$suite" || true; done
}

start_hosts() {
    # The client library of the tests, and what setup.sh needs.
    if ! command -v mmdebstrap >/dev/null || ! command -v cc >/dev/null || ! ldconfig -p | grep -q 'libvirt-qemu\.so\.0'; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends mmdebstrap libvirt0 gcc libc6-dev util-linux >/dev/null
    fi
    "$host/setup.sh" bookworm python3-nova &
    local bookworm=$!
    "$host/setup.sh" trixie
    wait "$bookworm"
    VIOMMU_LIBVIRT=$("$host/start.sh" bookworm)
    VIOMMU_LIBVIRT+=" $("$host/start.sh" trixie)"
    VIOMMU_NOVA="chroot $VIOMMU_LIVE_DIR/bookworm /usr/bin/python3"
    export VIOMMU_LIBVIRT VIOMMU_NOVA
}
