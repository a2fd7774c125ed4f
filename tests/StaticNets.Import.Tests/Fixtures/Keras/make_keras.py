#!/usr/bin/python3
"""Writes models in the layouts of Keras' files, with the outputs that they must compute.

    python3 make_keras.py            (Debian: python3-h5py, python3-torch 1.13, python3-numpy)

The layouts are those of Keras' own code: saving_lib.py (.keras, which counts layers by class), legacy_h5_format.py and Keras 2 (.h5, which
names variables), functional.py and sequential.py (the JSON of the layers).
"""

import io
import json
import re
import zipfile
from pathlib import Path

import h5py
import numpy as np

import layers as K

FOLDER = Path(__file__).resolve().parent
ROWS = 3
EXPECTED = {}


def snake(name):
    name = re.sub(r"\W+", "", name)
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()


class Writer:
    """The JSON of layers, of Keras 3 or of Keras 2."""

    def __init__(self, version):
        self.version = version
        self.is3 = version.startswith("3")

    def layer(self, layer, name):
        class_name, arguments, _, _ = layer
        config = {"name": name, "trainable": True}
        if self.is3:
            config["dtype"] = {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": None}
        else:
            config["dtype"] = "float32"
        if "use_bias" in arguments:
            config["kernel_initializer"] = {"class_name": "GlorotUniform", "config": {"seed": None}}
            config["kernel_regularizer"] = None
        written = {"class_name": class_name, "config": config | arguments}
        return {"module": "keras.layers", **written, "registered_name": None} if self.is3 else written

    def input(self, name, shape, dtype="float32"):
        key = "batch_shape" if self.is3 else "batch_input_shape"
        config = {key: [None, *shape], "dtype": dtype, "sparse": False, "ragged": False, "name": name}
        written = {"class_name": "InputLayer", "config": config}
        return {"module": "keras.layers", **written, "registered_name": None} if self.is3 else written

    def call(self, reads, structured, arguments=None):
        """How a layer reads others: a list of them is one argument of a merge, several are several."""
        if not self.is3:
            if structured:
                return [[[read, 0, 0, {}] for read in reads]]
            more = {"value": [reads[0], 0, 0]} if len(reads) > 1 else {}
            return [[[reads[0], 0, 0, more | (arguments or {})]]]
        found = [
            {"class_name": "__keras_tensor__", "config": {"shape": [None], "dtype": "float32", "keras_history": [read, 0, 0]}} for read in reads
        ]
        return [{"args": [found] if structured else found, "kwargs": arguments or {}}]

    def model(self, class_name, config):
        written = {"class_name": class_name, "config": config}
        return {"module": "keras", **written, "registered_name": class_name} if self.is3 else written


class Sequential:
    def __init__(self, name, shape, items, dtype="float32"):
        self.name, self.shape, self.items, self.dtype = name, shape, items, dtype

    def config(self, writer, with_input=True):
        found = [writer.layer(layer, name) for name, layer in self.items]
        if with_input:
            found = [writer.input("input_layer", self.shape, self.dtype)] + found
        else:
            found[0]["config"]["batch_input_shape"] = [None, *self.shape]
        return writer.model("Sequential", {"name": self.name, "layers": found})

    def numbered(self, prefix=""):
        return number([(layer, name) for name, layer in self.items], prefix)

    def compute(self, x):
        for _, layer in self.items:
            x = layer[3](x)
        return x

    def layers(self):
        return self.items


class Functional:
    """Nodes are (name, layer or model, names that are read, as a list?, arguments of the call)."""

    def __init__(self, name, inputs, nodes, outputs, order=None):
        self.name, self.inputs, self.nodes, self.outputs, self.order = name, inputs, nodes, outputs, order

    def config(self, writer):
        found = []
        for name, shape in self.inputs:
            item = writer.input(name, shape)
            found.append(item | {"name": name, "inbound_nodes": []})
        for name, layer, reads, structured, arguments in self.nodes:
            item = layer.config(writer) if isinstance(layer, (Sequential, Functional)) else writer.layer(layer, name)
            found.append(item | {"name": name, "inbound_nodes": writer.call(reads, structured, arguments)})
        if self.order:
            found = [found[i] for i in self.order]
        ports = lambda names: [[name, 0, 0] for name in names]
        inputs, outputs = ports([name for name, _ in self.inputs]), ports(self.outputs)
        if writer.is3 and len(inputs) == 1:
            inputs = inputs[0]
        if writer.is3 and len(outputs) == 1:
            outputs = outputs[0]
        config = {"name": self.name, "trainable": True, "layers": found, "input_layers": inputs, "output_layers": outputs}
        return writer.model("Functional", config)

    def numbered(self, prefix=""):
        return number([(layer, name) for name, layer, *_ in self.nodes], prefix)

    def compute(self, *inputs):
        values = {name: x for (name, _), x in zip(self.inputs, inputs)}
        for name, layer, reads, structured, _ in self.nodes:
            given = [values[read] for read in reads]
            if isinstance(layer, (Sequential, Functional)):
                values[name] = layer.compute(*given)
            else:
                values[name] = layer[3](given) if structured else layer[3](given[0])
        results = [values[name] for name in self.outputs]
        return results[0] if len(results) == 1 else results

    def layers(self):
        return [(name, layer) for name, layer, *_ in self.nodes]


def number(items, prefix):
    counts = {}
    for layer, _ in items:
        is_model = isinstance(layer, (Sequential, Functional))
        key = snake(type(layer).__name__ if is_model else layer[0])
        place = f"{prefix}layers/{key}" + (f"_{counts[key]}" if key in counts else "")
        counts[key] = counts.get(key, 0) + 1
        if is_model:
            yield from layer.numbered(place + "/")
            continue
        places = {}
        for folder, _, _, values in layer[2]:
            index = places.get(folder, 0)
            places[folder] = index + 1
            yield f"{place}/{folder}vars/{index}", values


def write_keras(name, model, version="3.4.1", change=lambda config: config, mode=zipfile.ZIP_STORED):
    writer = Writer(version)
    content = io.BytesIO()
    with h5py.File(content, "w") as h5:
        for path, values in model.numbered():
            h5[path] = values
        h5["optimizer/vars/0"] = np.zeros(3, "<f4")
        h5["layers/dropout/seed_generator/vars/0"] = np.zeros(2, "<i8")
    with zipfile.ZipFile(FOLDER / f"{name}.keras", "w", mode) as archive:
        archive.writestr("metadata.json", json.dumps({"keras_version": version, "date_saved": "2024-07-01@12:00:00"}))
        archive.writestr("config.json", json.dumps(change(model.config(writer))))
        archive.writestr("model.weights.h5", content.getvalue())


def named(model, is3, prefix=""):
    """The variables of the layers of a model, by the names of Keras 2 or 3."""
    for name, layer in model.layers():
        if isinstance(layer, (Sequential, Functional)):
            yield name, list(inner(layer, is3, f"{name}/" if is3 else ""))
        else:
            yield name, list(variables(name, layer, is3, prefix))


def inner(model, is3, prefix):
    for name, layer in model.layers():
        yield from variables(name, layer, is3, prefix)


def variables(name, layer, is3, prefix):
    for _, path, role, values in layer[2]:
        yield f"{prefix}{name}/{path}{role}" + ("" if is3 else ":0"), values


def write_h5(name, model, version="2.11.0", config=None, loss=None):
    writer = Writer(version)
    prefix = f"{model.name}/" if writer.is3 and isinstance(model, Sequential) else ""
    with h5py.File(FOLDER / f"{name}.h5", "w") as h5:
        h5.attrs["keras_version"] = version
        h5.attrs["backend"] = "tensorflow"
        h5.attrs["model_config"] = json.dumps(config or model.config(writer)).encode("utf8")
        h5.attrs["training_config"] = json.dumps({"loss": loss, "metrics": ["accuracy"], "optimizer_config": {}}).encode("utf8")
        group = h5.create_group("model_weights")
        for layer, found in named(model, writer.is3, prefix):
            part = group.create_group(layer)
            part.attrs["weight_names"] = [path.encode("utf8") for path, _ in found]
            for path, values in found:
                part[path] = values
        group.create_group("top_level_model_weights")
        h5["optimizer_weights/Adam/m/dense/kernel:0"] = np.zeros((2, 2), "<f4")


def expect(name, model, *inputs):
    outputs = model.compute(*inputs)
    outputs = outputs if isinstance(outputs, list) else [outputs]
    EXPECTED[name] = {
        "inputs": [np.asarray(x, np.float32).ravel().tolist() for x in inputs],
        "outputs": [np.asarray(y).ravel().tolist() for y in outputs],
    }


def rows(*shape):
    return K.wide(K.numbers(ROWS, *shape, scale=1))


def merge(class_name, compute, **arguments):
    return class_name, arguments, [], compute


def mlp():
    model = Sequential(
        "sequential",
        [5],
        [
            ("dense", K.dense(5, 7, "relu")),
            ("batch_normalization", K.batch_normalization(7, scale=False)),
            ("dropout", ("Dropout", {"rate": 0.25, "seed": None, "noise_shape": None}, [], lambda x: x)),
            ("hidden", K.dense(7, 6, "hard_sigmoid", use_bias=False)),
            ("leaky_re_lu", K.function("LeakyReLU", {"negative_slope": 0.1}, lambda x: np.where(x > 0, x, 0.1 * x))),
            ("rescaling", K.function("Rescaling", {"scale": 2.0, "offset": -0.5}, lambda x: 2 * x - 0.5)),
            ("p_re_lu", K.prelu([6], None)),
            ("scores", K.dense(6, 4, "softmax")),
        ],
    )
    loss = {"module": "keras.losses", "class_name": "SparseCategoricalCrossentropy", "config": {"from_logits": False, "ignore_class": None}}
    compiled = {"compile_config": {"optimizer": "rmsprop", "loss": loss, "metrics": ["accuracy"]}}
    write_keras("mlp", model, mode=zipfile.ZIP_DEFLATED, change=lambda config: config | compiled)
    expect("mlp.keras", model, rows(5))
    write_h5("mlp3", model, "3.4.1")
    expect("mlp3.h5", model, rows(5))


def images():
    model = Sequential(
        "images",
        [9, 11, 3],
        [
            ("stem", K.conv2d(3, 4, (3, 2), (2, 1), "same", activation="silu")),
            ("conv2d_1", K.conv2d(4, 6, (2, 2), groups=2, dilation=(1, 2))),
            ("batch_normalization", K.batch_normalization(6, axis=3)),
            ("re_lu", K.function("ReLU", {"max_value": 6.0, "negative_slope": 0.0, "threshold": 0.0}, lambda x: np.clip(x, 0, 6))),
            ("depthwise_conv2d", K.depthwise(6, (3, 3), 2, padding="same")),
            ("p_re_lu", K.prelu([1, 1, 12], [1, 2])),
            ("separable_conv2d", K.separable(12, 4, (3, 3), 2, activation="gelu")),
            ("max_pooling2d", K.pool("MaxPooling2D", (2, 2), None, "same")),
            ("up_sampling2d", K.function("UpSampling2D", {"size": [2, 1], "data_format": "channels_last", "interpolation": "nearest"}, lambda x: x.repeat(2, 1))),
            ("conv2d_transpose", K.transpose(4, 3, (2, 2), (3, 3), "valid")),
            ("conv2d_transpose_1", K.transpose(3, 4, (3, 4), (2, 2), "same")),
            ("average_pooling2d", K.pool("AveragePooling2D", (3, 2), (2, 2), "same")),
            ("zero_padding2d", K.function("ZeroPadding2D", {"padding": [[1, 0], [2, 1]], "data_format": "channels_last"}, lambda x: np.pad(x, ((0, 0), (1, 0), (2, 1), (0, 0))))),
            ("cropping2d", K.function("Cropping2D", {"cropping": [[2, 1], [3, 0]], "data_format": "channels_last"}, lambda x: x[:, 2:-1, 3:])),
            ("group_normalization", K.group_normalization(4, 2)),
            ("spatial_dropout2d", ("SpatialDropout2D", {"rate": 0.1, "seed": None, "noise_shape": None, "data_format": "channels_last"}, [], lambda x: x)),
            ("pixels", K.dense(4, 5, "elu")),
            ("permute", K.function("Permute", {"dims": [3, 1, 2]}, lambda x: x.transpose(0, 3, 1, 2))),
            ("max_pooling2d_1", K.pool("MaxPooling2D", (2, 3), (1, 2), "valid")),
            ("flatten", K.function("Flatten", {"data_format": "channels_last"}, lambda x: x.reshape(len(x), -1))),
        ],
    )
    x = rows(9, 11, 3)
    model.items.append(("head", K.dense(model.compute(x).shape[1], 3)))
    write_keras("images", model)
    expect("images.keras", model, x)


def sequences():
    writer = Writer("3.4.1")
    add = merge("Add", lambda v: v[0] + v[1])
    model = Functional(
        "tagger",
        [("signal", [10, 3])],
        [
            ("conv1d", K.conv1d(3, 4, 3, dilation=2, activation="relu"), ["signal"], False, None),
            ("lstm", K.recurrent("LSTM", 4, 5, sequences=True), ["conv1d"], False, None),
            ("bidirectional", K.bidirectional("GRU", 5, 3, True, "concat", writer.layer), ["lstm"], False, None),
            ("bidirectional_1", K.bidirectional("LSTM", 6, 6, True, "ave", writer.layer), ["bidirectional"], False, None),
            ("attention", K.attention(6, 2, 3, causal=True), ["bidirectional_1"] * 2, False, {"use_causal_mask": True, "attention_mask": None}),
            ("add", add, ["bidirectional_1", "attention"], True, None),
            ("layer_normalization", K.layer_normalization(6, axis=[2], epsilon=1e-6), ["add"], False, None),
            ("attention_1", K.attention(6, 2, 2, private=False), ["layer_normalization"] * 2, False, {}),
            ("rms_normalization", K.rms_normalization(6), ["attention_1"], False, None),
            ("simple_rnn", K.recurrent("SimpleRNN", 6, 4, sequences=True, backwards=True, activation="relu"), ["rms_normalization"], False, None),
            ("time_distributed", K.time_distributed(K.dense(4, 3, "tanh"), writer.layer), ["simple_rnn"], False, {"mask": None}),
            ("gru", K.recurrent("GRU", 3, 4, sequences=True, reset_after=False, gates="hard_sigmoid"), ["time_distributed"], False, None),
            ("max_pooling1d", K.pool("MaxPooling1D", (2,), None, "valid"), ["gru"], False, None),
            ("average_pooling1d", K.pool("AveragePooling1D", (3,), (2,), "same"), ["max_pooling1d"], False, None),
            ("up_sampling1d", K.function("UpSampling1D", {"size": 2}, lambda x: x.repeat(2, 1)), ["average_pooling1d"], False, None),
            ("zero_padding1d", K.function("ZeroPadding1D", {"padding": [1, 2], "data_format": "channels_last"}, lambda x: np.pad(x, ((0, 0), (1, 2), (0, 0)))), ["up_sampling1d"], False, None),
            ("cropping1d", K.function("Cropping1D", {"cropping": [0, 1]}, lambda x: x[:, :-1]), ["zero_padding1d"], False, None),
            ("conv1d_1", K.conv1d(4, 4, 2, "same", strides=2), ["cropping1d"], False, None),
            ("global_average_pooling1d", K.global_pool("GlobalAveragePooling1D"), ["conv1d_1"], False, None),
            ("repeat_vector", K.function("RepeatVector", {"n": 3}, lambda x: x[:, None].repeat(3, 1)), ["global_average_pooling1d"], False, None),
            ("reshape", K.function("Reshape", {"target_shape": [2, -1]}, lambda x: x.reshape(len(x), 2, -1)), ["repeat_vector"], False, None),
            ("scores", K.dense(6, 3, "softmax"), ["reshape"], False, None),
        ],
        ["scores"],
    )
    write_keras("sequences", model)
    expect("sequences.keras", model, rows(10, 3))


def words():
    writer = Writer("2.11.0")
    model = Sequential(
        "sequential_3",
        [None],
        [
            ("embedding_3", K.embedding(11, 4)),
            ("lstm_3", K.recurrent("LSTM", 4, 5, sequences=True)),
            ("bidirectional_3", K.bidirectional("GRU", 5, 3, False, "sum", writer.layer)),
            ("dense_3", K.dense(3, 1, "sigmoid")),
        ],
    )
    model.items[2][1][1]["layer"]["config"]["name"] = "gru_3"
    write_h5("words", model, config=model.config(writer, with_input=False), loss="binary_crossentropy")
    expect("words.h5", model, K.RANDOM.integers(0, 11, (ROWS, 6)).astype(np.float64))


def branches():
    encoder = Sequential("encoder", [4], [("inner", K.dense(4, 5, "tanh")), ("inner_1", K.dense(5, 5, "hard_sigmoid", computed="hard_sigmoid of Keras 2"))])
    model = Functional(
        "model",
        [("left", [4]), ("right", [4])],
        [
            ("encoder", encoder, ["left"], False, None),
            ("other", K.dense(4, 5, "selu"), ["right"], False, None),
            ("subtract", merge("Subtract", lambda v: v[0] - v[1]), ["encoder", "other"], True, None),
            ("leaky", K.function("LeakyReLU", {"alpha": 0.3}, lambda x: np.where(x > 0, x, 0.3 * x)), ["subtract"], False, None),
            ("joined", merge("Concatenate", lambda v: np.concatenate(v, -1), axis=-1), ["leaky", "other", "left"], True, None),
            ("first", K.dense(14, 3, "softmax"), ["joined"], False, None),
            ("second", K.dense(5, 2, "softplus"), ["leaky"], False, None),
        ],
        ["second", "first"],
        order=[0, 4, 1, 3, 2, 6, 5, 8, 7],
    )
    write_h5("branches", model)
    expect("branches.h5", model, rows(4), rows(4))


def nested():
    body = Functional(
        "body",
        [("inside", [6])],
        [
            ("dense", K.dense(6, 6, "relu"), ["inside"], False, None),
            ("dense_1", K.dense(6, 6, "mish"), ["dense"], False, None),
            ("add", ("Add", {}, [], lambda v: v[0] + v[1]), ["dense_1", "inside"], True, None),
        ],
        ["add"],
    )
    head = Sequential("head", [6], [("dense", K.dense(6, 4, "softsign")), ("out", K.dense(4, 2))])
    model = Functional(
        "whole",
        [("features", [5])],
        [
            ("dense", K.dense(5, 6), ["features"], False, None),
            ("body", body, ["dense"], False, None),
            ("head", head, ["body"], False, None),
        ],
        ["head"],
    )

    def change(config):
        # A nested functional model has its first node before the call: references to its output say 1.
        for layer in config["config"]["layers"]:
            if layer["name"] == "head":
                layer["inbound_nodes"][0]["args"][0]["config"]["keras_history"][1] = 1
        return config

    write_keras("nested", model, change=change)
    expect("nested.keras", model, rows(5))


def open_steps():
    model = Sequential(
        "sequential",
        [None, 2],
        [
            ("conv1d", K.conv1d(2, 3, 2, activation="tanh")),
            ("gru", K.recurrent("GRU", 3, 4, sequences=True)),
            ("dense", K.dense(4, 2)),
        ],
    )
    write_keras("open_steps", model, version="2.13.1")
    expect("open_steps.keras", model, rows(7, 2))


def merges():
    plain = lambda class_name, compute, **arguments: K.function(class_name, arguments, compute)
    model = Functional(
        "merges",
        [("signal", [8, 4])],
        [
            ("depthwise", K.depthwise1d(4, 3, 1), ["signal"], False, None),
            ("same", K.conv1d(4, 4, 3, "same"), ["depthwise"], False, None),
            ("noise", plain("GaussianNoise", lambda x: x, stddev=0.1, seed=None), ["same"], False, None),
            ("alpha", plain("AlphaDropout", lambda x: x, rate=0.2, seed=None, noise_shape=None), ["noise"], False, None),
            ("multiply", merge("Multiply", lambda v: v[0] * v[1]), ["alpha", "depthwise"], True, None),
            ("average", merge("Average", lambda v: (v[0] + v[1] + v[2]) / 3), ["multiply", "same", "depthwise"], True, None),
            ("maximum", merge("Maximum", lambda v: np.maximum(*v)), ["average", "same"], True, None),
            ("minimum", merge("Minimum", lambda v: np.minimum(*v)), ["maximum", "multiply"], True, None),
            ("attention", K.attention(4, 2, 2), ["minimum"] * 2, False, {}),
            ("elu", plain("ELU", lambda x: np.where(x > 0, x, 0.5 * (np.exp(np.minimum(x, 0)) - 1)), alpha=0.5), ["attention"], False, None),
            ("both", K.bidirectional("LSTM", 4, 2, True, "mul", Writer("3.4.1").layer), ["elu"], False, None),
            ("penalty", plain("ActivityRegularization", lambda x: x, l1=0.0, l2=0.01), ["both"], False, None),
            ("flat", K.time_distributed(K.function("Flatten", {}, lambda x: x), Writer("3.4.1").layer), ["penalty"], False, None),
            ("pick", plain("Softmax", K.softmax, axis=-1), ["flat"], False, None),
            ("image", plain("Reshape", lambda x: x.reshape(len(x), 3, 2, 2), target_shape=[-1, 2, 2]), ["pick"], False, None),
            ("larger", plain("UpSampling2D", lambda x: K.bilinear(x, 2, 3), size=[2, 3], data_format="channels_last", interpolation="bilinear"), ["image"], False, None),
            ("threshold", plain("ReLU", lambda x: np.where(x > 0.2, x, 0), max_value=None, negative_slope=0.0, threshold=0.2), ["larger"], False, None),
            ("most", K.global_pool("GlobalMaxPooling2D", keepdims=True), ["threshold"], False, None),
            ("out", K.dense(2, 3, "log_softmax"), ["most"], False, None),
        ],
        ["out"],
    )
    write_h5("merges", model, "3.4.1")
    expect("merges.h5", model, rows(8, 4))


def double():
    model = Functional(
        "double",
        [("x", [4])],
        [
            ("first", K.dense(4, 5, K_LEAKY, computed="leaky_relu of 0.3"), ["x"], False, None),
            ("second", K.dense(4, 5), ["x"], False, None),
            ("sum", merge("Add", lambda v: v[0] + v[1]), ["first", "second"], False, None),
        ],
        ["sum"],
    )

    def change(config):
        for layer in config["config"]["layers"]:
            if "dtype" in layer["config"]:
                layer["config"]["dtype"] = "float64"
            if layer["name"] == "sum":
                # x + y in Python, which is an operation on two tensors and no layer.
                layer["module"] = "keras.src.ops.numpy"
                layer["registered_name"] = "Add"
        return config

    model.compute = lambda x: model.nodes[0][1][3](x) + model.nodes[1][1][3](x)
    write_keras("double", model, change=change)
    expect("double.keras", model, rows(4))


K_LEAKY = {"module": "keras.layers", "class_name": "LeakyReLU", "config": {"name": "leaky", "negative_slope": 0.3}, "registered_name": None}
K.FUNCTIONS["leaky_relu of 0.3"] = lambda x: np.where(x > 0, x, 0.3 * x)


def refused():
    writer = Writer("3.4.1")
    own = ("Swirl", {"depth": 3}, [], None)
    model = Functional(
        "model",
        [("image", [8, 8, 1]), ("words", [5])],
        [
            ("masked", K.embedding(9, 2), ["words"], False, None),
            ("swirl", own, ["image"], False, None),
            ("conv", K.conv2d(1, 2, (3, 3)), ["image"], False, None),
            ("first", K.conv2d(1, 2, (3, 3)), ["swirl"], False, None),
            ("lambda", ("Lambda", {"function": "4wEAAAAA", "arguments": {}}, [], None), ["conv"], False, None),
            ("flat", ("Flatten", {}, [], None), ["lambda"], False, None),
            ("state", K.recurrent("LSTM", 2, 3), ["masked"], False, None),
            ("activated", K.dense(4, 2, "sigmoid"), ["flat"], False, None),
            ("odd", K.dense(1, 2), ["image"], False, None),
            ("shared", K.dense(1, 2), ["image"], False, None),
        ],
        ["state", "activated", "odd", "first", "shared"],
    )

    def change(config):
        found = {layer["name"]: layer for layer in config["config"]["layers"]}
        found["masked"]["config"]["mask_zero"] = True
        found["swirl"]["registered_name"] = "acme>Swirl"
        found["first"]["config"]["data_format"] = "channels_first"
        found["state"]["config"]["stateful"] = True
        found["odd"]["config"]["surprise"] = [1, 2]
        found["shared"]["inbound_nodes"] *= 2
        return config

    write_keras("refused", model, change=change)


for make in [mlp, images, sequences, words, branches, nested, open_steps, refused, merges, double]:
    make()
(FOLDER / "keras.json").write_text(json.dumps(EXPECTED))
