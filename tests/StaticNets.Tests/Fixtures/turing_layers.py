"""Neural Turing machines (Graves, Wayne, Danihelka 2014) with our weights, as a loop over the steps with PyTorch's derivatives."""

from typing import NamedTuple

import torch
from make_fixtures import Tensors

# In the squared lengths of the cosine, as in DeepMind's differentiable neural computer.
EPSILON = 1e-6


class Machine(NamedTuple):
    units: int
    slots: int
    width: int
    shift: int = 1
    dense: bool = False

    @property
    def columns(self) -> int:
        """Columns of a head: key, strength, gate, shares of shifts, sharpness."""
        return self.width + 1 + 1 + (2 * self.shift + 1) + 1


def turing_shapes(layer: str, features: int, machine: Machine, bias: bool = True) -> dict:
    columns = machine.units if machine.dense else 4 * machine.units
    carried = machine.width if machine.dense else machine.units + machine.width
    heads = 2 * (machine.columns + machine.width)
    tensors = {f"{layer}/kernel": (features, columns), f"{layer}/recurrent_kernel": (carried, columns)}
    tensors[f"{layer}/head_kernel"] = (machine.units, heads)
    return {**tensors, f"{layer}/bias": (columns,), f"{layer}/head_bias": (heads,)} if bias else tensors


def address(machine: Machine, head: torch.Tensor, memory: torch.Tensor, before: torch.Tensor) -> torch.Tensor:
    """The weights of a head, equations 5 to 9, from its columns [rows, columns] and the memory [rows, slots, width]."""
    sizes = [machine.width, 1, 1, 2 * machine.shift + 1, 1]
    key, strength, gate, shares, sharpness = head.split(sizes, dim=1)
    products = (memory @ key[:, :, None])[:, :, 0]
    lengths = ((memory**2).sum(2) + EPSILON).sqrt() * ((key**2).sum(1, keepdim=True) + EPSILON).sqrt()
    content = torch.softmax(torch.nn.functional.softplus(strength) * products / lengths, 1)
    # Weights of zeros stand for the whole weight on the first slot.
    before = before + (1 - before.sum(1, keepdim=True)) * torch.eye(1, machine.slots, dtype=before.dtype)
    gate = torch.sigmoid(gate)
    mixed = gate * content + (1 - gate) * before
    shares = torch.softmax(shares, 1)
    moved = sum(shares[:, [j]] * mixed.roll(j - machine.shift, 1) for j in range(2 * machine.shift + 1))
    powers = moved ** (1 + torch.nn.functional.softplus(sharpness))
    return powers / powers.sum(1, keepdim=True)


def turing_states(machine: Machine) -> dict:
    """Names and lengths of what is carried from step to step; the memory is [width, slots]."""
    slots, width, units = machine.slots, machine.width, machine.units
    return {"state": units + width, "memory": width * slots, "write_weights": slots, "read_weights": slots, "cell": units}


def turing(weights: Tensors, layer: str, x: torch.Tensor, machine: Machine, start: Tensors | None = None) -> torch.Tensor:
    """The output of the controller and what was read, [rows, steps, units + width]; without initial states from zeros on."""
    kernel, recurrent, head_kernel = (weights[f"{layer}/{name}"] for name in ("kernel", "recurrent_kernel", "head_kernel"))
    bias, head_bias = (weights.get(f"{layer}/{name}", 0) for name in ("bias", "head_bias"))
    if start is None:
        start = {name: torch.zeros(len(x), length, dtype=x.dtype) for name, length in turing_states(machine).items()}
    h, read = start["state"].split([machine.units, machine.width], dim=1)
    memory = start["memory"].reshape(len(x), machine.width, machine.slots).transpose(1, 2)
    writing, reading, c = start["write_weights"], start["read_weights"], start["cell"]
    outputs = []
    for step in range(x.shape[1]):
        z = x[:, step] @ kernel + bias
        if machine.dense:
            h = torch.tanh(z + read @ recurrent)
        else:
            i, f, g, o = (z + torch.cat([h, read], 1) @ recurrent).chunk(4, dim=1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
        heads = h @ head_kernel + head_bias
        read_head, write_head, erased, added = heads.split([machine.columns, machine.columns, machine.width, machine.width], dim=1)
        writing = address(machine, write_head, memory, writing)
        memory = memory * (1 - writing[:, :, None] * torch.sigmoid(erased)[:, None]) + writing[:, :, None] * torch.tanh(added)[:, None]
        reading = address(machine, read_head, memory, reading)
        read = (reading[:, None] @ memory)[:, 0]
        outputs.append(torch.cat([h, read], 1))
    return torch.stack(outputs, dim=1)
