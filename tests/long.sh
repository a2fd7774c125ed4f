#!/usr/bin/env bash
# Runs the tests with all cases, of which «dotnet test» runs only samples: every float, every mutated file, every random declaration, and
# the training of the digits from every seed; then measures size, time and load of the samples. Takes long; prints the numbers of cases.
set -euo pipefail
cd "$(dirname "$0")/.."

export STATICNETS_LONG=1
dotnet test -c Release --logger "console;verbosity=normal" "$@"

for seed in 0 1 2 3 4 5 6 7 8 9; do
    printf 'digits, seed %s: ' "$seed"
    last=$(dotnet run -c Release --project samples/Digits -- --seed "$seed" --output "$(mktemp -d)" | tail -n 1)
    echo "$last"
    grep -Eq '^test accuracy: (0\.9[5-9][0-9]{2}|1\.0000)$' <<<"$last"
done

# The same tests with narrower vectors; one of the tests checks that the width is the requested one.
unset STATICNETS_LONG
echo "256 bit:"
STATICNETS_WIDTH=256 DOTNET_EnableAVX512=0 dotnet test -c Release tests/StaticNets.Tests
echo "128 bit:"
STATICNETS_WIDTH=128 DOTNET_EnableAVX=0 dotnet test -c Release tests/StaticNets.Tests

echo "samples:"
samples/DigitsAot/measure.sh
samples/DigitsAot/processors.sh
samples/DigitsAot/arm64.sh
samples/DigitPad/load.sh
samples/Browser/run.sh
