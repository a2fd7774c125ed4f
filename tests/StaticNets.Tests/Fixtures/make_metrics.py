#!/usr/bin/python3
"""Writes scikit-learn's metrics of a few predictions, with which the tests compare, to metrics.json next to this script.

    python3 make_metrics.py             (Debian: python3-sklearn 1.2.1, python3-numpy)

confusion: predictions of five classes, of which the fourth never occurs and the last is never predicted. scores: all different, so that
the order of equal scores does not matter. regression: predictions and targets. binary: probabilities, some of which are equal.
confidences: probabilities of the classes of scores, some of which are equal.
"""

import json
from pathlib import Path

import numpy as np
from sklearn import metrics

CLASSES = 5
ROWS = 60
LABELS = list(range(CLASSES))


def averages(actual, guessed, average):
    figures = metrics.precision_recall_fscore_support(actual, guessed, labels=LABELS, average=average, zero_division=0)
    return dict(zip(("precision", "recall", "f1", "support"), (f if f is None or np.isscalar(f) else f.tolist() for f in figures)))


def main():
    random = np.random.RandomState(7)
    actual = random.choice([0, 1, 2, 4], ROWS, p=[0.4, 0.3, 0.1, 0.2])
    guessed = np.where(random.rand(ROWS) < 0.6, actual, random.choice(4, ROWS))
    guessed[guessed == 4] = 3
    classes = random.choice(CLASSES, ROWS)
    scores = random.permutation(ROWS * CLASSES).reshape(ROWS, CLASSES) / 8.0
    scores[np.arange(ROWS), classes] += 12
    targets = random.normal(size=ROWS).round(6)
    predicted = (targets + random.normal(0.3, 0.5, size=ROWS)).round(6)
    binary = (random.rand(ROWS) < 0.3).astype(int)
    probabilities = np.clip((0.3 * binary + random.rand(ROWS)).round(1) / 1.3, 0, 1).round(6)
    confidences = random.rand(ROWS, CLASSES).round(1) + 0.3 * np.eye(CLASSES)[classes]
    confidences = confidences / confidences.sum(axis=1, keepdims=True)
    document = {
        "confusion": {
            "classes": CLASSES,
            "actual": actual.tolist(),
            "guessed": guessed.tolist(),
            "accuracy": metrics.accuracy_score(actual, guessed),
            "each": averages(actual, guessed, None),
            "macro": averages(actual, guessed, "macro"),
            "weighted": averages(actual, guessed, "weighted"),
        },
        "scores": {
            "classes": classes.tolist(),
            "values": scores.ravel().tolist(),
            "top": [metrics.top_k_accuracy_score(classes, scores, k=k, labels=LABELS) for k in range(1, CLASSES)],
        },
        "regression": {
            "targets": targets.tolist(),
            "predicted": predicted.tolist(),
            "mean_absolute_error": metrics.mean_absolute_error(targets, predicted),
            "mean_squared_error": metrics.mean_squared_error(targets, predicted),
            "mean_bias_error": float(np.mean(predicted - targets)),
        },
        "binary": {
            "targets": binary.tolist(),
            "predicted": probabilities.tolist(),
            "precision": metrics.precision_score(binary, probabilities > 0.5),
            "recall": metrics.recall_score(binary, probabilities > 0.5),
            "f1": metrics.f1_score(binary, probabilities > 0.5),
            "roc_auc": metrics.roc_auc_score(binary, probabilities),
        },
        "confidences": {
            "values": confidences.ravel().tolist(),
            "roc_auc": metrics.roc_auc_score(classes, confidences, multi_class="ovr", average="macro"),
        },
    }
    path = Path(__file__).resolve().parent / "metrics.json"
    path.write_text(json.dumps(document) + "\n")


if __name__ == "__main__":
    main()
