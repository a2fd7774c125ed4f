#!/usr/bin/env bash
# Publishes the page for browsers, opens it in Chromium without a window, and prints what it shows. Needs no workload of the SDK.
set -uo pipefail
cd "$(dirname "$0")"

if ! command -v chromium python3 >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium python3 >/dev/null; } || {
        echo "chromium or python3 is missing, and apt cannot install them" >&2
        exit 1
    }
fi

port=5182
out=$(mktemp -d)
server='' browser=''
trap 'kill $server $browser 2>/dev/null; wait 2>/dev/null; rm -rf "$out"' EXIT
dotnet publish -c Release -o "$out/page" >"$out/log" || { cat "$out/log"; exit 1; }
echo "all files: $(du -sb "$out/page/wwwroot" | cut -f1) bytes"
python3 -m http.server "$port" --bind 127.0.0.1 --directory "$out/page/wwwroot" >/dev/null 2>&1 &
server=$!
sleep 1
# The program writes to the console of the page, which Chromium logs.
chromium --headless --no-sandbox --disable-gpu --enable-logging=stderr --remote-debugging-port=0 --user-data-dir="$out/profile" \
    "http://127.0.0.1:$port/" >/dev/null 2>"$out/chromium" &
browser=$!
for ((second = 0; second < 60; second++)); do
    grep -q 'CONSOLE.*"done"' "$out/chromium" && break
    sleep 1
done
sed -nE 's/.*CONSOLE[^"]*"(.*)", source: .*/\1/p' "$out/chromium" | tee "$out/shown"
grep -Eq '^1 xor 0 = (0\.9|1\.0)' "$out/shown" && grep -q '^1 xor 1 = 0\.0' "$out/shown" && grep -q '^done$' "$out/shown"
