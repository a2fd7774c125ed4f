#!/usr/bin/env bash
# Updates the lists of public members (PublicAPI.Unshipped.txt) from the code; the diff shows the changes that users will see.
# The fix of the analyzer cannot be used: when it adds a member of a record, it deletes the members that the compiler generates.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C

for project in StaticNets StaticNets.Csv StaticNets.Mpi; do
    list=src/$project/PublicAPI.Unshipped.txt
    touch "$list"
    log=$(dotnet build -c Release "src/$project" --nologo -v q -p:TreatWarningsAsErrors=false)
    missing=$(sed -nE "s/.*RS0016: Symbol '(.*)' is not part of the declared.*/\1/p" <<<"$log")
    gone=$(sed -nE "s/.*RS0017: Symbol '(.*)' is part of the declared.*/\1/p" <<<"$log")
    { grep -vxFf <(echo "${gone:-#}") "$list" && echo "$missing"; } | sed '/^$/d' | sort -u -o "$list"
done
git diff --stat -- 'src/*/PublicAPI.Unshipped.txt'
