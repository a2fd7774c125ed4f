#!/usr/bin/python3
"""Writes what PyTorch computes for a generative adversarial network: rounds of one step of each network.

    python3 make_gan.py            (Debian: python3-torch 1.13, python3-numpy)

gan_float64.safetensors holds

    real  [rounds, rows, 4]                       the real rows of each round
    noise/discriminator, noise/generator  [rounds, rows, 3]
    init/<network>/<tensor>                       the weights of "generator" and "discriminator" before the first round
    first/generator/<tensor>                      the gradients of the generator's first step
    first/made  [rows, 4]                         the gradient at its outputs, which is that at the input of the discriminator
    losses/discriminator, losses/generator  [rounds]   before each step
    trained/<network>/<tensor>                    the weights after all rounds

In each round, the discriminator learns on real rows (target 0.9) and made rows (target 0), and then the generator learns, from other
noise and through the discriminator, to make rows whose target is 1.
"""

import numpy as np
import torch
import torch.nn.functional as F
from make_fixtures import FOLDER, Tensors, dense, trainable, write_safetensors

ROUNDS = 8
ROWS = 7
REAL = 0.9
LAYERS = {"generator": {"dense": (3, 9), "dense_1": (9, 4)}, "discriminator": {"dense": (4, 10), "dense_1": (10, 1)}}


def hidden(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    return dense(weights, "dense_1", F.leaky_relu(dense(weights, "dense", x), 0.01))


def verdict(weights: Tensors, x: torch.Tensor) -> torch.Tensor:
    return torch.sigmoid(hidden(weights, x))


def adam(weights: Tensors) -> torch.optim.Adam:
    return torch.optim.Adam(list(weights.values()), lr=1e-2, betas=(0.5, 0.999))


def initial(random: np.random.RandomState) -> dict[str, Tensors]:
    networks = {}
    for network, layers in LAYERS.items():
        networks[network] = {}
        for layer, (fan_in, fan_out) in layers.items():
            networks[network][f"{layer}/kernel"] = torch.tensor(random.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in))
            networks[network][f"{layer}/bias"] = torch.tensor(random.standard_normal(fan_out) * 0.3)
    return networks


def main() -> None:
    torch.set_num_threads(1)
    random = np.random.RandomState(41)
    real = torch.tensor(random.standard_normal((ROUNDS, ROWS, 4)) * 0.3 + 1)
    noise = {network: torch.tensor(random.standard_normal((ROUNDS, ROWS, 3))) for network in ("discriminator", "generator")}
    before = initial(random)
    written = {"real": real}
    written.update({f"noise/{network}": value for network, value in noise.items()})
    written.update({f"init/{network}/{name}": value for network, weights in before.items() for name, value in weights.items()})

    generator, discriminator = trainable(before["generator"]), trainable(before["discriminator"])
    of_generator, of_discriminator = adam(generator), adam(discriminator)
    targets = torch.cat([torch.full((ROWS, 1), REAL, dtype=torch.float64), torch.zeros(ROWS, 1, dtype=torch.float64)])
    ones = torch.ones(ROWS, 1, dtype=torch.float64)
    losses = {"discriminator": [], "generator": []}
    for at in range(ROUNDS):
        made = hidden(generator, noise["discriminator"][at]).detach()
        of_discriminator.zero_grad()
        loss = F.binary_cross_entropy(verdict(discriminator, torch.cat([real[at], made])), targets)
        loss.backward()
        of_discriminator.step()
        losses["discriminator"].append(loss.detach())

        of_generator.zero_grad()
        made = hidden(generator, noise["generator"][at])
        made.retain_grad()
        loss = F.binary_cross_entropy(verdict(discriminator, made), ones)
        loss.backward()
        if at == 0:
            written["first/made"] = made.grad.clone()
            written.update({f"first/generator/{name}": w.grad.clone() for name, w in generator.items()})
        of_generator.step()
        losses["generator"].append(loss.detach())

    written.update({f"losses/{network}": torch.stack(values) for network, values in losses.items()})
    for network, weights in {"generator": generator, "discriminator": discriminator}.items():
        written.update({f"trained/{network}/{name}": value for name, value in weights.items()})
    write_safetensors(FOLDER / "gan_float64.safetensors", written)


if __name__ == "__main__":
    main()
