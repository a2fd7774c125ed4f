#!/bin/sh
# Installs the peers that workloads are compared with: PyTorch and NumPy on OpenBLAS, from Debian, and ONNX Runtime, from npm.
set -eu
cd "$(dirname "$0")"
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-torch python3-numpy libopenblas0-pthread
npm install --ignore-scripts --no-save --prefix . onnxruntime-node@1.30.0
