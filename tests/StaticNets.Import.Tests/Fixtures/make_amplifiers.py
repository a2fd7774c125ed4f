#!/usr/bin/python3
"""Writes models of amplifiers in the formats of NAM, Proteus, RTNeural and AIDA-X, and what PyTorch computes of them, in amplifiers.json.

    python3 make_amplifiers.py            (Debian: python3-torch 1.13)

Channels and kernels have odd, different sizes, so that a mistaken order of weights cannot go unnoticed.
"""

import json
from pathlib import Path

import torch
from torch import nn

FOLDER = Path(__file__).resolve().parent
STEPS = 40
torch.manual_seed(3)
SAMPLES = torch.rand(STEPS) * 2 - 1
OUTPUTS = {"samples": SAMPLES.tolist()}


def numbers(tensor):
    return tensor.detach().flatten().tolist()


def causal(convolution, x):
    past = (convolution.kernel_size[0] - 1) * convolution.dilation[0]
    return convolution(nn.functional.pad(x, (past, 0)))


class WaveNet(nn.Module):
    """The arrays of layers of NAM, written after its description: the weights follow each other in the order of these lists."""

    def __init__(self, arrays, head_scale):
        super().__init__()
        self.arrays, self.head_scale = arrays, head_scale
        self.modules_of_arrays = []
        for array in arrays:
            channels, gates = array["channels"], 2 if array["gated"] else 1
            layers = [
                (
                    nn.Conv1d(channels, gates * channels, array["kernel_size"], dilation=dilation),
                    nn.Conv1d(1, gates * channels, 1, bias=False),
                    nn.Conv1d(channels, channels, 1),
                )
                for dilation in array["dilations"]
            ]
            self.modules_of_arrays.append(
                (
                    nn.Conv1d(array["input_size"], channels, 1, bias=False),
                    layers,
                    nn.Conv1d(channels, array["head_size"], 1, bias=array["head_bias"]),
                )
            )

    def weights(self):
        flat = []
        for rechannel, layers, head in self.modules_of_arrays:
            for module in [rechannel, *[part for layer in layers for part in layer], head]:
                flat += numbers(module.weight)
                flat += numbers(module.bias) if module.bias is not None else []
        return flat + [self.head_scale]

    def forward(self, x):
        signal, head = x, None
        for array, (rechannel, layers, last) in zip(self.arrays, self.modules_of_arrays):
            signal = rechannel(signal)
            function = getattr(torch, array["activation"].lower())
            for past, mix, step in layers:
                z = causal(past, signal) + mix(x)
                if array["gated"]:
                    first, second = z.chunk(2, dim=1)
                    z = function(first) * torch.sigmoid(second)
                else:
                    z = function(z)
                head = z if head is None else head + z
                signal = signal + step(z)
            head = last(head)
        return self.head_scale * head


def save(name, model, output):
    (FOLDER / name).write_text(json.dumps(model))
    OUTPUTS[name] = numbers(output)


def wavenet(name, arrays, head_scale):
    model = WaveNet(arrays, head_scale)
    config = {"layers": arrays, "head": None, "head_scale": head_scale}
    file = {"version": "0.5.4", "architecture": "WaveNet", "config": config, "weights": model.weights(), "sample_rate": 48000}
    save(name, file, model(SAMPLES.reshape(1, 1, -1)))


def array(inputs, head, channels, kernel, dilations, activation="Tanh", gated=False, bias=False):
    return {
        "input_size": inputs, "condition_size": 1, "head_size": head, "channels": channels, "kernel_size": kernel,
        "dilations": dilations, "activation": activation, "gated": gated, "head_bias": bias,
    }  # fmt: skip


wavenet("wavenet.nam", [array(1, 3, 4, 3, [1, 2, 4]), array(4, 1, 3, 2, [8, 1], bias=True)], 0.02)
wavenet("wavenet_gated.nam", [array(1, 1, 5, 3, [1, 3], activation="ReLU", gated=True, bias=True)], 0.5)

lstm = nn.LSTM(1, 5, num_layers=2, batch_first=True)
output = nn.Linear(5, 1)
flat = []
for layer in range(2):
    tensors = [getattr(lstm, f"{name}_l{layer}") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
    flat += numbers(torch.cat(tensors[:2], dim=1)) + numbers(tensors[2] + tensors[3]) + [0.0] * 10
flat += numbers(output.weight) + numbers(output.bias)
config = {"input_size": 1, "hidden_size": 5, "num_layers": 2}
save("lstm.nam", {"version": "0.5.0", "architecture": "LSTM", "config": config, "weights": flat}, output(lstm(SAMPLES.reshape(1, -1, 1))[0]))

for kind in ("LSTM", "GRU"):
    rec, lin = getattr(nn, kind)(1, 6, batch_first=True), nn.Linear(6, 1)
    state = {f"rec.{name}": tensor.tolist() for name, tensor in rec.state_dict().items()}
    state |= {f"lin.{name}": tensor.tolist() for name, tensor in lin.state_dict().items()}
    data = {"model": "SimpleRNN", "input_size": 1, "output_size": 1, "unit_type": kind, "num_layers": 1, "hidden_size": 6, "skip": 1}
    x = SAMPLES.reshape(1, -1, 1)
    save(f"proteus_{kind.lower()}.json", {"model_data": data, "state_dict": state}, lin(rec(x)[0]) + x)

gru, hidden, last = nn.GRU(1, 4, batch_first=True), nn.Linear(4, 3), nn.Linear(3, 1)


def gates(tensor):
    r, z, n = tensor.chunk(3)
    return torch.cat([z, r, n])


layers = [
    {
        "type": "gru", "activation": "", "shape": [None, None, 4],
        "weights": [
            gates(gru.weight_ih_l0).t().tolist(),
            gates(gru.weight_hh_l0).t().tolist(),
            [gates(gru.bias_ih_l0).tolist(), gates(gru.bias_hh_l0).tolist()],
        ],
    },
    {"type": "time-distributed-dense", "activation": "tanh", "shape": [None, None, 3], "weights": [hidden.weight.t().tolist(), hidden.bias.tolist()]},
    {"type": "dense", "activation": "", "shape": [None, None, 1], "weights": [last.weight.t().tolist(), last.bias.tolist()]},
]  # fmt: skip
gain_in, gain_out = 10 ** (6 / 20), 10 ** (-3 / 20)
x = SAMPLES.reshape(1, -1, 1)
plain = last(torch.tanh(hidden(gru(x)[0])))
save("rtneural.json", {"in_shape": [None, None, 1], "layers": layers}, plain)
amplified = gain_out * last(torch.tanh(hidden(gru(gain_in * x)[0]))) + x
extra = {"in_skip": 1, "in_gain": 6.0, "out_gain": -3.0, "samplerate": 48000}
save("aidax.json", {"in_shape": [None, None, 1], "layers": layers} | extra, amplified)

(FOLDER / "amplifiers.json").write_text(json.dumps(OUTPUTS))
