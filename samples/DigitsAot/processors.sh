#!/usr/bin/env bash
# Runs the program on a processor of 2008, emulated by qemu: compiled for AVX2, it reports that it cannot run; compiled with
# StaticNetsInstructionSet=compatible, it predicts.
set -uo pipefail
cd "$(dirname "$0")"

if ! command -v qemu-x86_64 >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends qemu-user >/dev/null; } || {
        echo "qemu-x86_64 is missing, and apt cannot install it" >&2
        exit 1
    }
fi

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for set in avx2 compatible; do
    dotnet publish -c Release --use-current-runtime -p:StaticNetsInstructionSet=$set -o "$out/$set" >"$out/log" || { cat "$out/log"; exit 1; }
done

echo "compiled for AVX2, on a Nehalem of 2008:"
qemu-x86_64 -cpu Nehalem "$out/avx2/digits" predict <seven.pgm
code=$?
echo "(exit code $code)"
[ "$code" -ne 0 ] || exit 1
echo "compiled with StaticNetsInstructionSet=compatible, on the same:"
qemu-x86_64 -cpu Nehalem "$out/compatible/digits" predict <seven.pgm >"$out/old" || exit 1
cat "$out/old"
"$out/avx2/digits" predict <seven.pgm | diff - "$out/old" && echo "the same as on this processor"
