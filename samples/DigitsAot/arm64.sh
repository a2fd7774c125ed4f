#!/usr/bin/env bash
# Compiles the program for arm64 on an x64 machine with Debian's cross tools, and runs it under qemu: it predicts and trains.
set -uo pipefail
cd "$(dirname "$0")"

tools=(clang lld gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user)
if ! command -v qemu-aarch64 ld.lld aarch64-linux-gnu-objcopy clang >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${tools[@]}" >/dev/null; } || {
        echo "the cross tools (${tools[*]}) are missing, and apt cannot install them" >&2
        exit 1
    }
fi

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
# A copy of the project outside the repository uses the package, because restoring the library itself for another processor asks for more.
version=0.1.0-arm64.$$
dotnet pack -c Release ../../src/StaticNets -p:Version=$version -o "$out/feed" >"$out/log" || { cat "$out/log"; exit 1; }
mkdir -p "$out/samples/DigitsAot"
cp ./*.cs "$out/samples/DigitsAot"
cp -r ../Digits "$out/samples/Digits"
sed "s|<Import .*/>|<ItemGroup><PackageReference Include=\"StaticNets\" Version=\"$version\" /></ItemGroup>|" DigitsAot.csproj \
    >"$out/samples/DigitsAot/DigitsAot.csproj"
cat >"$out/nuget.config" <<XML
<configuration><packageSources><add key="packed" value="$out/feed" /></packageSources></configuration>
XML
publish() { dotnet publish -c Release -p:ImplicitUsings=enable -p:Nullable=enable -p:InvariantGlobalization=true "$@" "$out/samples/DigitsAot" >"$out/log" || { cat "$out/log"; exit 1; }; }
publish -r linux-arm64 -p:ObjCopyName=aarch64-linux-gnu-objcopy -p:LinkerFlavor=lld -o "$out/arm64"
publish --use-current-runtime -o "$out/here"
arm64=(qemu-aarch64 -L /usr/aarch64-linux-gnu "$out/arm64/digits")

echo "arm64, $(stat -c %s "$out/arm64/digits") bytes:"
"${arm64[@]}" predict <seven.pgm | tee "$out/seen" || exit 1
"$out/here/digits" predict <seven.pgm | diff - "$out/seen" && echo "the same as on this processor" || exit 1
zcat ../Digits/digits.csv.gz | "${arm64[@]}" train "$out/new.safetensors" || exit 1
[ -s "$out/new.safetensors" ]
