#!/usr/bin/python3
"""Writes files of torch.save, with which reading them is tested.

    python3 make_pickles.py            (Debian: python3-torch 1.13, python3-numpy)

cnn.pt holds the tensors of cnn.safetensors. The others are small; the numbers of their tensors follow from the names.
"""

import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

FOLDER = Path(__file__).resolve().parent


def read(path):
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    types = {"F32": np.float32, "I64": np.int64}
    for name, entry in header.items():
        if name != "__metadata__":
            first, end = entry["data_offsets"]
            values = np.frombuffer(data[8 + length + first : 8 + length + end], types[entry["dtype"]])
            yield name, torch.from_numpy(values.reshape(entry["shape"]).copy())


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 3)

    def forward(self, x):
        return self.fc(x)


torch.manual_seed(1)
torch.save(dict(read(FOLDER / "cnn.safetensors")), FOLDER / "cnn.pt")

base = torch.arange(24, dtype=torch.float32).reshape(4, 6)
torch.save(
    {
        "half": torch.arange(5, dtype=torch.float16),
        "bfloat": torch.arange(5).to(torch.bfloat16),
        "double": torch.arange(5, dtype=torch.float64),
        "long": torch.tensor(7),
        "flag": torch.tensor([True, False]),
        "transposed": base.t(),
        "slice": base[1:3, 2:5],
        "parameter": nn.Parameter(torch.arange(3, dtype=torch.float32)),
        "none": torch.zeros(0, 3),
    },
    FOLDER / "kinds.pt",
)
torch.save(
    {"epoch": 3, "loss": 0.25, "name": "x", "tags": ["a", (1, 2)], "state_dict": Net().state_dict(), "none": None},
    FOLDER / "nested.pt",
)
torch.save(Net(), FOLDER / "whole_model.pt")
torch.save(Net().state_dict(), FOLDER / "before_1_6.pt", _use_new_zipfile_serialization=False)
torch.jit.save(torch.jit.script(Net()), str(FOLDER / "script.pt"))
torch.save({"wide": torch.zeros(1).expand(1000)}, FOLDER / "expanded.pt")
