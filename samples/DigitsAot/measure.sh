#!/usr/bin/env bash
# Measures the size of the program, the time of a process that predicts one picture, and the time of a prediction, compared with the JIT.
# Fails if the program has more than 1 700 000 bytes or the median time of a process is above 5 ms.
set -euo pipefail
cd "$(dirname "$0")"

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for set in avx2 native compatible; do
    dotnet publish -c Release --use-current-runtime -p:StaticNetsInstructionSet=$set -o "$out/$set" >"$out/log" || { cat "$out/log"; exit 1; }
done

size=$(stat -c %s "$out/avx2/digits")
echo "size: $size bytes, $(find "$out/avx2" -type f | wc -l) file"
for _ in $(seq 60); do
    start=${EPOCHREALTIME/./}
    "$out/avx2/digits" predict <seven.pgm >/dev/null
    echo $((${EPOCHREALTIME/./} - start))
done | tail -n 50 | sort -n >"$out/times"
median=$(sed -n 25p "$out/times")
awk '{ t[NR] = $1 } END { printf "from exec to the end, µs: median %d (p10 %d, p90 %d) of %d processes\n", t[25], t[5], t[45], NR }' "$out/times"
for set in avx2 native compatible; do
    echo "$set: $(taskset -c 1 "$out/$set/digits" speed)"
done

dotnet build -c Release >"$out/log" || { cat "$out/log"; exit 1; }
echo "JIT: $(DOTNET_TieredPGO=0 taskset -c 1 dotnet bin/Release/net10.0/digits.dll speed)"

failed=0
[ "$size" -le 1700000 ] || { echo "FAILED: the program has more than 1 700 000 bytes"; failed=1; }
[ "$median" -le 5000 ] || { echo "FAILED: a process takes more than 5 ms"; failed=1; }
exit "$failed"
