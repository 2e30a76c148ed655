#!/usr/bin/env bash
# stop.sh SUITE [--remove]: stops what start.sh started, guests included; with --remove its files go too.
set -euo pipefail
. "$(dirname "$0")/common.sh"

if running; then
    pid=$(cat "$pidfile")
    # unshare does not listen to anything less; with it the kernel ends every process of the namespace.
    kill -KILL "$pid"
    for _ in $(seq 40); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.25
    done
fi
rm -f "$pidfile"
if [ "${2-}" = --remove ]; then
    rm -rf --one-file-system "$root" "$ready" "$log"
fi
