"""Writes models of amplifiers in the formats of four programs, and what PyTorch computes for each in double precision.

    apt-get install -y python3-torch python3-numpy
    /usr/bin/python3 make_models.py
"""

import json
import pathlib

import torch

FOLDER = pathlib.Path(__file__).parent
SAMPLES = 200
expected = {}


def rounded(tensor):
    """The values as single-precision numbers, which the files hold."""
    return tensor.detach().to(torch.float32).to(torch.float64)


def numbers(tensor):
    """Nested lists with nine significant digits, which determine a single-precision number."""
    if tensor.dim() == 0:
        return float(f"{tensor.item():.9g}")
    return [numbers(part) for part in tensor]


def make(cell, units, seed, bias=True):
    """A recurrent layer and a linear one with weights of twice the usual size, so that the gates leave their linear range."""
    torch.manual_seed(seed)
    recurrent = {"LSTM": torch.nn.LSTM, "GRU": torch.nn.GRU}[cell](1, units, batch_first=True).double()
    linear = torch.nn.Linear(units, 1, bias=bias).double()
    with torch.no_grad():
        for parameter in [*recurrent.parameters(), *linear.parameters()]:
            parameter.copy_(rounded(2 * parameter))
    return recurrent, linear


def play(recurrent, linear, x, state=None):
    with torch.no_grad():
        return linear(recurrent(x.reshape(1, -1, 1), state)[0]).flatten()


def write(name, model, y):
    (FOLDER / name).write_text(json.dumps(model) + "\n")
    expected[name] = numbers(y)


def nam(name, units, seed, sample_rate=None):
    recurrent, linear = make("LSTM", units, seed)
    # A state that this layer reaches, with large cells.
    _, state = recurrent(torch.sin(torch.arange(500.0, dtype=torch.float64) / 40).reshape(1, -1, 1))
    state = tuple(rounded(part) for part in state)
    both = torch.cat([recurrent.weight_ih_l0, recurrent.weight_hh_l0], dim=1)
    bias = rounded(recurrent.bias_ih_l0 + recurrent.bias_hh_l0)
    with torch.no_grad():
        recurrent.bias_ih_l0.copy_(bias)
        recurrent.bias_hh_l0.zero_()
    parts = [both, bias, state[0], state[1], linear.weight, linear.bias]
    model = {
        "version": "0.5.2",
        "metadata": {"name": "fixture", "loudness": -18.5},
        "architecture": "LSTM",
        "config": {"input_size": 1, "hidden_size": units, "num_layers": 1},
        "weights": numbers(torch.cat([part.flatten() for part in parts])),
    }
    if sample_rate:
        model["sample_rate"] = sample_rate
    write(name, model, play(recurrent, linear, x, state))


def keras(tensor, cell):
    """From [gates * units, inputs] to [inputs, gates * units]; of a GRU from the order r z n to z r n."""
    if cell == "GRU":
        r, z, n = tensor.chunk(3)
        tensor = torch.cat([z, r, n])
    return tensor.t() if tensor.dim() == 2 else tensor


def rtneural(name, cell, units, seed, aida):
    recurrent, linear = make(cell, units, seed)
    biases = [keras(bias, cell) for bias in [recurrent.bias_ih_l0, recurrent.bias_hh_l0]]
    if cell == "LSTM":
        bias = rounded(biases[0] + biases[1])
        with torch.no_grad():
            recurrent.bias_ih_l0.copy_(bias)
            recurrent.bias_hh_l0.zero_()
    else:
        bias = torch.stack(biases)
    layers = [
        {
            "type": cell.lower(),
            "activation": "" if aida else "tanh",
            "shape": [None, None, units],
            "weights": [
                numbers(keras(recurrent.weight_ih_l0, cell)),
                numbers(keras(recurrent.weight_hh_l0, cell)),
                numbers(bias),
            ],
        },
        {
            "type": "dense" if aida else "time-distributed-dense",
            "activation": "",
            "shape": [None, None, 1],
            "weights": [numbers(linear.weight.t()), numbers(linear.bias)],
        },
    ]
    model = {"in_shape": [None, None, 1], "layers": layers}
    if aida:
        model |= {"in_skip": 1, "in_gain": 3, "out_gain": -4.5, "metadata": {"samplerate": 48000}}
        louder = x * 10 ** (3 / 20)
        y = (play(recurrent, linear, louder) + louder) * 10 ** (-4.5 / 20)
    else:
        y = play(recurrent, linear, x)
    write(name, model, y)


def proteus(name, cell, units, seed, skip, bias=True):
    recurrent, linear = make(cell, units, seed, bias)
    tensors = {"rec." + key: value for key, value in recurrent.state_dict().items()}
    tensors |= {"lin." + key: value for key, value in linear.state_dict().items()}
    model = {
        "model_data": {
            "model": "SimpleRNN",
            "input_size": 1,
            "skip": skip,
            "output_size": 1,
            "unit_type": cell,
            "num_layers": 1,
            "hidden_size": units,
            "bias_fl": bias,
        },
        "state_dict": {key: numbers(value) for key, value in tensors.items()},
    }
    y = play(recurrent, linear, x)
    write(name, model, y + x if skip else y)


torch.manual_seed(1)
x = rounded(2 * torch.rand(SAMPLES, dtype=torch.float64) - 1)
expected["input"] = numbers(x)
nam("nam-lstm-8.nam", 8, seed=2, sample_rate=48000.0)
nam("nam-lstm-5.nam", 5, seed=3)
rtneural("rtneural-lstm-8.json", "LSTM", 8, seed=4, aida=False)
rtneural("rtneural-gru-12.json", "GRU", 12, seed=5, aida=False)
rtneural("aida-lstm-12.json", "LSTM", 12, seed=6, aida=True)
rtneural("aida-gru-8.json", "GRU", 8, seed=7, aida=True)
proteus("proteus-lstm-7.json", "LSTM", 7, seed=8, skip=1)
proteus("proteus-gru-9.json", "GRU", 9, seed=9, skip=0, bias=False)
(FOLDER / "expected.json").write_text(json.dumps(expected) + "\n")
