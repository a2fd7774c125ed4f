#!/usr/bin/python3
"""Writes weights of PyTorch models, and the outputs of the networks that they suggest: the layers with weights, without activations.

    python3 make_state_dicts.py            (Debian: python3-torch 1.13)

Inputs and outputs are channels last, as in the networks.
"""

import collections
import json
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

FOLDER = Path(__file__).resolve().parent
ROWS = 3
EXPECTED = {}


def named(**modules):
    return nn.Sequential(collections.OrderedDict(modules)).eval()


def save(name, model, x, compute, shape=None, state=None, channels_first=True):
    with torch.no_grad():
        for module in model.modules():
            if isinstance(module, nn.modules.batchnorm._BatchNorm):
                module.running_mean.uniform_(-0.5, 0.5)
                module.running_var.uniform_(0.5, 1.5)
                module.weight.uniform_(0.5, 1.5)
                module.bias.uniform_(-0.5, 0.5)
    torch.save(state or model.state_dict(), FOLDER / f"{name}.pt")
    if compute is None:
        return
    with torch.no_grad():
        y = compute(x)
    last = lambda t: t.permute(0, *range(2, t.dim()), 1) if channels_first and t.dim() > 2 else t
    EXPECTED[name] = {"shape": shape, "input": last(x).flatten().tolist(), "output": last(y).flatten().tolist()}


torch.manual_seed(3)
mlp = nn.Sequential(nn.Linear(5, 7), nn.ReLU(), nn.BatchNorm1d(7), nn.Linear(7, 6, bias=False), nn.LayerNorm(6), nn.PReLU(), nn.Linear(6, 3)).eval()
save("mlp", mlp, torch.randn(ROWS, 5), lambda x: mlp[6](mlp[5](mlp[4](mlp[3](mlp[2](mlp[0](x)))))))

lenet = named(conv1=nn.Conv2d(1, 6, 5), bn1=nn.BatchNorm2d(6), conv2=nn.Conv2d(6, 16, 5), fc1=nn.Linear(16 * 4 * 4, 20), fc2=nn.Linear(20, 10))


def digits(x):
    x = lenet.bn1(F.max_pool2d(lenet.conv1(x), 2))
    return lenet.fc2(lenet.fc1(F.max_pool2d(lenet.conv2(x), 2).flatten(1)))


save("lenet", lenet, torch.randn(ROWS, 1, 28, 28), digits, [0, 1, 28, 28], {"epoch": 3, "state_dict": lenet.state_dict()})

# Sizes stay only with padding=1; the last convolution has as many groups as channels, and the dense layer reads the means of the channels.
mean = named(conv=nn.Conv2d(3, 4, 3, padding=1), depthwise=nn.Conv2d(4, 4, 1, groups=4), head=nn.Linear(4, 2))
save("mean", mean, torch.randn(ROWS, 3, 6, 7), lambda x: mean.head(mean.depthwise(F.conv2d(x, mean.conv.weight, mean.conv.bias)).mean((2, 3))), [0, 3, 6, 7])

padded = named(conv=nn.Conv2d(2, 3, 3, padding=1), deconv=nn.ConvTranspose2d(3, 2, 2, stride=2), fc=nn.Linear(2 * 10 * 12, 4))
save("padded", padded, torch.randn(ROWS, 2, 5, 6), lambda x: padded.fc(padded.deconv(padded.conv(x)).flatten(1)), [0, 2, 5, 6])

signal = named(conv1=nn.Conv1d(3, 4, 3), act=nn.PReLU(4), conv2=nn.Conv1d(4, 6, 2, groups=2), fc=nn.Linear(6 * 7, 4))
save("signal", signal, torch.randn(ROWS, 3, 10), lambda x: signal.fc(signal.conv2(signal.act(signal.conv1(x))).flatten(1)), [0, 3, 10])

words = named(emb=nn.Embedding(11, 4), lstm=nn.LSTM(4, 5, num_layers=2, bidirectional=True, batch_first=True), out=nn.Linear(10, 2))


def read(x):
    _, (h, _) = words.lstm(words.emb(x))
    return words.out(torch.cat([h[-2], h[-1]], -1))


save("words", words, torch.randint(0, 11, (ROWS, 6)), read)

gru = named(wide=nn.Linear(2, 4), gru=nn.GRU(4, 5, batch_first=True), rnn=nn.RNN(5, 3, batch_first=True, bias=False), out=nn.Linear(3, 2))
save("gru", gru, torch.randn(ROWS, 8, 2), lambda x: gru.out(gru.rnn(gru.gru(gru.wide(x))[0])[0][:, -1]), [0, 8, 2], channels_first=False)

attention = named(attention=nn.MultiheadAttention(4, 2), lstm=nn.LSTM(4, 6, proj_size=3), norm=nn.LayerNorm(4))
attention.register_parameter("scale", nn.Parameter(torch.ones(2, 3, 4, 5, 6)))
save("refused", attention, None, None)
(FOLDER / "state_dicts.json").write_text(json.dumps(EXPECTED))
