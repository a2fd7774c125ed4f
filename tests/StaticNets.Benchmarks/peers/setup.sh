#!/bin/sh
# Installs the libraries with which workloads are compared: PyTorch and NumPy with OpenBLAS from Debian, and ONNX Runtime from npm.
set -eu
cd "$(dirname "$0")"
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-torch python3-numpy libopenblas0-pthread
npm install --ignore-scripts --no-save --prefix . onnxruntime-node@1.30.0
