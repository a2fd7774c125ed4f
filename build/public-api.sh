#!/usr/bin/env bash
# Brings the lists of public members (PublicAPI.Unshipped.txt) in line with the code; the diff is what the change means for users.
# The fix of the analyzer itself is no help here: adding a member of a record, it deletes the members that the compiler adds to it.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C

for project in StaticNets StaticNets.Csv; do
    list=src/$project/PublicAPI.Unshipped.txt
    touch "$list"
    log=$(dotnet build -c Release "src/$project" --nologo -v q -p:TreatWarningsAsErrors=false)
    missing=$(sed -nE "s/.*RS0016: Symbol '(.*)' is not part of the declared.*/\1/p" <<<"$log")
    gone=$(sed -nE "s/.*RS0017: Symbol '(.*)' is part of the declared.*/\1/p" <<<"$log")
    { grep -vxFf <(echo "${gone:-#}") "$list" && echo "$missing"; } | sed '/^$/d' | sort -u -o "$list"
done
git diff --stat -- 'src/*/PublicAPI.Unshipped.txt'
