#!/usr/bin/env bash
# Size of the program, time of a whole process that predicts one picture, and time of a prediction, beside the JIT.
set -euo pipefail
cd "$(dirname "$0")"

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for set in avx2 native compatible; do
    dotnet publish -c Release --use-current-runtime -p:StaticNetsInstructionSet=$set -o "$out/$set" >"$out/log" || { cat "$out/log"; exit 1; }
done

echo "size: $(stat -c %s "$out/avx2/digits") bytes, $(find "$out/avx2" -type f | wc -l) file"
for _ in $(seq 60); do
    start=${EPOCHREALTIME/./}
    "$out/avx2/digits" predict <seven.pgm >/dev/null
    echo $((${EPOCHREALTIME/./} - start))
done | tail -n 50 | sort -n | awk '{ t[NR] = $1 } END { printf "from exec to the end, µs: median %d (p10 %d, p90 %d) of %d processes\n", t[25], t[5], t[45], NR }'
for set in avx2 native compatible; do
    echo "$set: $(taskset -c 1 "$out/$set/digits" speed)"
done

dotnet build -c Release >"$out/log" || { cat "$out/log"; exit 1; }
echo "JIT: $(DOTNET_ROLL_FORWARD=Major DOTNET_TieredPGO=0 taskset -c 1 dotnet bin/Release/net9.0/digits.dll speed)"
