#!/usr/bin/python3
"""Writes the weights of keras.safetensors in the layouts of Keras' own files, with which reading them is tested.

    python3 make_keras.py            (Debian: python3-h5py, python3-numpy)
"""

import io
import json
import zipfile
from pathlib import Path

import h5py
import numpy as np

FOLDER = Path(__file__).resolve().parent


def read(path):
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    for name, entry in header.items():
        if name != "__metadata__":
            first, end = entry["data_offsets"]
            values = np.frombuffer(data[8 + length + first : 8 + length + end], {"F32": "<f4", "I64": "<i8"}[entry["dtype"]])
            yield name, values.reshape(entry["shape"])


def write(file, tensors):
    with h5py.File(file, "w") as h5:
        for name, values in tensors:
            h5[name] = values
        h5["optimizer/vars/0"] = np.zeros(3, "<f4")


numbered = list(read(FOLDER / "keras_vars.safetensors"))
write(FOLDER / "keras_vars.weights.h5", numbered)
content = io.BytesIO()
write(content, numbered)
with zipfile.ZipFile(FOLDER / "keras_vars.keras", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("metadata.json", "{}")
    archive.writestr("config.json", "{}")
    archive.writestr("model.weights.h5", content.getvalue())

# The format of Keras 2: model_weights/<layer>/<layer>/<variable>:0, and the moments of the optimizer beside.
with h5py.File(FOLDER / "keras_old.h5", "w") as h5:
    for name, values in read(FOLDER / "keras.safetensors"):
        path = name.removesuffix(":0").split("/")
        h5[f"model_weights/{path[-2]}/{'/'.join(path[-2:])}:0"] = values
    h5["optimizer_weights/Adam/m/dense/kernel:0"] = np.zeros((2, 2), "<f4")
