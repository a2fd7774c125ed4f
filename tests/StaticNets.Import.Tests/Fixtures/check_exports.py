#!/usr/bin/python3
"""Checks exported models with ONNX' own checker, and infers their shapes strictly.

    STATICNETS_EXPORTS=/tmp/exports dotnet test tests/StaticNets.Import.Tests
    python3 check_exports.py /tmp/exports          (Debian: python3-onnx 1.12, which knows the operations up to version 17)
"""

import sys
from pathlib import Path

import onnx

checked, newer = 0, 0
for path in sorted(Path(sys.argv[1]).glob("*.onnx")):
    model = onnx.load(path)
    if model.opset_import[0].version > onnx.defs.onnx_opset_version():
        newer += 1
        continue
    onnx.checker.check_model(model, full_check=True)
    onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True)
    checked += 1
print(f"{checked} checked, {newer} too new for this version of ONNX")
