"""Reads the digits for the other libraries: rows of 64 pixels (0 to 16, divided by 16) and a label; a seeded shuffle holds out 20 %."""

import argparse
from pathlib import Path

import numpy as np

DEFAULT_PATH = Path(__file__).resolve().parents[3] / "samples" / "Digits" / "digits.csv.gz"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("path", nargs="?", default=DEFAULT_PATH, help="the digits, CSV compressed with gzip")
    parser.add_argument("--seed", type=int, default=0, help="of the split, the initial weights and the shuffling")
    return parser.parse_args()


def load(path: Path, random: np.random.Generator) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """Returns (x, labels) for training and (x, labels) held out; x [rows, 64] in float32, labels [rows] in int64."""
    table = np.loadtxt(path, delimiter=",", dtype=np.float32)
    order = random.permutation(len(table))
    x, labels = table[order, :64] / 16, table[order, 64].astype(np.int64)
    held_out = round(len(table) * 0.2)
    return (x[held_out:], labels[held_out:]), (x[:held_out], labels[:held_out])


def blas() -> str:
    """Returns the BLAS libraries that this process has loaded, because Debian's reference BLAS is many times slower than OpenBLAS."""
    files = {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "blas" in line}
    return ", ".join(sorted(Path(file).name for file in files)) or "none"
