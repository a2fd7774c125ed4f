#!/usr/bin/python3
"""Writes state_dicts of small PyTorch models and the outputs of the models, with which converted networks are compared.

    python3 make_models.py            (Debian: python3-torch 1.13, python3-numpy)

<model>.safetensors        the state_dict, sorted by name as safetensors.torch.save_file sorts it
<model>_rows.safetensors   x, y: rows in PyTorch's order of axes (float64), and the model's outputs in evaluation mode (float64)

The models:

    deep       six square layers in an nn.Sequential: modules 0, 2, 4, 6, 8, 10
    residual   a shortcut and a concatenation, a normalisation of rows; float64, converted to single precision
    image      3 x 4 x 5 values (channels, height, width), flattened: a normalisation, a dense layer and a concatenation read them
    cnn        convolutions (one in two groups), batch normalisation with statistics of its own, flattened into a dense layer
    resnet     convolutions without biases, batch normalisations and poolings around a residual block, one convolution depthwise
    recurrent  an nn.RNN, an nn.LSTM of two layers, the second like the first, and an nn.GRU, over 5 steps of 3 features (rows, steps, features)

keras.safetensors and keras_vars.safetensors contain the numbers of one model under the names of Keras 2 and Keras 3: tensor t of n values contains
t, t + 1/n, t + 2/n, ... with t = 0 for the first kernel, 1 for its bias, 2 for gamma, 3 for beta, 4 for the second kernel, 5 for its bias.
"""

import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

FOLDER = Path(__file__).resolve().parent
STORED_AS = {"float32": "F32", "float64": "F64", "int64": "I64"}


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Linear(6, 7)
        self.branch = nn.Linear(7, 7)
        self.norm = nn.LayerNorm(7, eps=1e-3)
        self.head = nn.Linear(13, 3, bias=False)

    def forward(self, x):
        stem = torch.tanh(self.stem(x))
        total = self.norm(torch.relu(self.branch(stem)) + stem)
        return self.head(torch.cat([total, x], dim=1))


class Image(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(60)
        self.fc1 = nn.Linear(60, 4)
        self.fc2 = nn.Linear(124, 3)

    def forward(self, x):
        flat = torch.flatten(x, 1)
        normed = torch.relu(self.norm(flat))
        hidden = torch.tanh(self.fc1(flat))
        return self.fc2(torch.cat([hidden, normed, flat], dim=1))


class Cnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(4, 6, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(6)
        self.conv2 = nn.Conv2d(6, 8, (3, 2), groups=2)
        self.fc = nn.Linear(8 * 3 * 5, 5)

    def forward(self, x):
        x = torch.relu(self.bn1(self.conv1(x)))
        x = torch.relu(self.conv2(x))
        return self.fc(torch.flatten(x, 1))


class ResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(8)
        self.block = nn.Sequential(
            nn.Conv2d(8, 8, 3, padding=1, bias=False),
            nn.BatchNorm2d(8),
            nn.ReLU(),
            nn.Conv2d(8, 8, 3, padding=1, bias=False),
            nn.BatchNorm2d(8),
        )
        self.depthwise = nn.Conv2d(8, 8, 3, stride=2, padding=1, groups=8)
        self.pointwise = nn.Conv2d(8, 5, 1)
        self.fc = nn.Linear(20, 4)

    def forward(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.bn1(self.conv1(x))), 3, stride=2, padding=1)
        x = torch.relu(self.block(x) + x)
        x = torch.relu(self.pointwise(self.depthwise(x)))
        return self.fc(torch.flatten(nn.functional.avg_pool2d(x, 2, stride=1), 1))


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.RNN(3, 4, batch_first=True)
        self.memory = nn.LSTM(4, 4, num_layers=2, batch_first=True)
        self.gru = nn.GRU(4, 6, batch_first=True)
        self.head = nn.Linear(6, 2)

    def forward(self, x):
        x, _ = self.rnn(x)
        x, _ = self.memory(x)
        x, _ = self.gru(x)
        return self.head(x[:, -1])


def deep():
    layers = []
    for _ in range(6):
        layers += [nn.Linear(5, 5), nn.Tanh()]
    return nn.Sequential(*layers)


def write(name, arrays):
    header, chunks, offset = {"__metadata__": {"format": "pt"}}, [], 0
    for key, array in sorted(arrays.items(), key=lambda item: (-item[1].itemsize, item[0])):
        data = array.astype(array.dtype.newbyteorder("<")).tobytes()
        header[key] = {"dtype": STORED_AS[array.dtype.name], "shape": list(array.shape), "data_offsets": [offset, offset + len(data)]}
        chunks.append(data)
        offset += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    (FOLDER / f"{name}.safetensors").write_bytes(len(text).to_bytes(8, "little") + text + b"".join(chunks))


def save(name, model, shape, seed):
    """Draws all parameters, including biases and normalisations, at random, so that an omitted one changes the result."""
    random = np.random.RandomState(seed)
    with torch.no_grad():
        for key, tensor in model.state_dict().items():
            if tensor.dtype == torch.int64:
                tensor.fill_(7)
            elif key.endswith("running_var"):
                tensor.copy_(torch.tensor(random.uniform(0.5, 2, tensor.shape)))
            else:
                tensor.copy_(torch.tensor(random.standard_normal(tensor.shape) * 0.5))
    write(name, {key: tensor.numpy() for key, tensor in model.state_dict().items()})
    x = torch.tensor(random.standard_normal((9, *shape)).astype(np.float32).astype(np.float64))
    with torch.no_grad():
        y = model.double().eval()(x)
    write(f"{name}_rows", {"x": x.numpy(), "y": y.numpy()})


def keras():
    shapes = [(3, 4), (4,), (4,), (4,), (4, 2), (2,)]
    values = [(t + np.arange(np.prod(s)) / np.prod(s)).astype(np.float32).reshape(s) for t, s in enumerate(shapes)]
    tensors = ["dense/kernel", "dense/bias", "layer_normalization/gamma", "layer_normalization/beta", "dense_1/kernel", "dense_1/bias"]
    write("keras", {f"sequential/{name}:0": value for name, value in zip(tensors, values)})
    numbered = {}
    for t, (name, value) in enumerate(zip(tensors, values)):
        numbered[f"layers/{name.split('/')[0]}/vars/{t % 2}"] = value
    numbered["layers/dropout/seed_generator/vars/0"] = np.array([1, 2])
    write("keras_vars", numbered)


def main():
    torch.set_num_threads(1)
    save("deep", deep(), (5,), 1)
    save("residual", Residual().double(), (6,), 2)
    save("image", Image(), (3, 4, 5), 3)
    save("cnn", Cnn(), (4, 5, 6), 4)
    save("resnet", ResNet(), (3, 12, 11), 5)
    save("recurrent", Recurrent(), (5, 3), 6)
    keras()


if __name__ == "__main__":
    main()
