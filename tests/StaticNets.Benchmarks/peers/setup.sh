#!/bin/sh
# Installs the libraries with which workloads are compared: NumPy with OpenBLAS from Debian; PyTorch and ONNX Runtime from NuGet: 400 MB to download.
set -eu
cd "$(dirname "$0")"
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-numpy libopenblas0-pthread
dotnet restore ../../StaticNets.Benchmarks.Peers
