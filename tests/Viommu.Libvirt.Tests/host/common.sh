# Sourced by setup.sh, start.sh and stop.sh: where the host of a suite lives.
suite=${1:?"usage: $(basename "$0") SUITE, a Debian suite such as bookworm, trixie or sid"}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
base=${VIOMMU_LIVE_DIR:-/var/tmp/viommu-live}
root=$base/$suite                # its file system, with all that libvirt keeps
ready=$root.ready                # exists when setup.sh was through
pidfile=$root.pid                # the one process that all others of the host die with
log=$root.log

[ "$(id -u)" = 0 ] || { echo "$(basename "$0"): needs root" >&2; exit 1; }

running() { [ -s "$pidfile" ] && grep -qsa viommu-live "/proc/$(cat "$pidfile")/cmdline"; }
