#!/usr/bin/env bash
# Sends requests to the server on this machine for thirty seconds over 32 connections, with Debian's hey. Prints requests per second,
# errors, the median time and the 99th percentile; fails if there is an error. For another number of seconds: load.sh 5
set -euo pipefail
cd "$(dirname "$0")"

seconds=${1:-30}
connections=32
port=5181
address=http://127.0.0.1:$port
app=bin/load
# The picture of a ring, 28 × 28 pixels.
picture=$(awk 'BEGIN {
    printf "{\"pixels\":["
    for (i = 0; i < 784; i++) {
        r = sqrt((i % 28 - 13.5) ^ 2 + (int(i / 28) - 13.5) ^ 2)
        printf "%s%d", i ? "," : "", r > 6.5 && r < 9.5 ? 255 : 0
    }
    print "]}"
}')

if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    echo "another program holds $address" >&2
    exit 1
fi

command -v hey >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends hey; } >/dev/null
dotnet publish -c Release -o "$app" >/dev/null

"$app/DigitPad" --urls "$address" >/dev/null &
server=$!
report=$(mktemp)
trap 'kill "$server" 2>/dev/null; rm -f "$report"' EXIT
up=
for _ in $(seq 100); do
    kill -0 "$server" 2>/dev/null || break
    curl -sf -m 1 "$address/health" >/dev/null && up=1 && break
    sleep 0.1
done
# If another server uses the port, it answers while this one is about to end: so check a little later that this one is still running.
sleep 0.5
if [ -z "$up" ] || ! kill -0 "$server" 2>/dev/null; then
    echo "the server did not come up at $address" >&2
    exit 1
fi

hey -z "${seconds}s" -c "$connections" -m POST -T application/json -d "$picture" "$address/predict" >"$report"
kill -0 "$server" || { echo "the server ended under the load" >&2; exit 1; }

rate=$(awk '/Requests\/sec:/ { print $2 }' "$report")
answered=$(awk '$1 == "[200]" { print $2 }' "$report")
# Answers other than 200, and requests without an answer, which hey lists under their own heading.
errors=$(awk '/^ *\[[0-9]+\]/ && (errors || $1 != "[200]") { gsub(/[][]/, "", $1); sum += errors ? $1 : $2 } /^Error distribution/ { errors = 1 } END { print sum + 0 }' "$report")
milliseconds() { awk -v share="$1" '$1 ~ "^" share && $2 == "in" { printf "%.2f ms", 1000 * $3 }' "$report"; }

echo "requests/s: $rate"
echo "answered: ${answered:-0}, errors: $errors"
echo "p50: $(milliseconds 50%), p99: $(milliseconds 99%)"
[ "$errors" -eq 0 ] && [ "${answered:-0}" -gt 0 ]
