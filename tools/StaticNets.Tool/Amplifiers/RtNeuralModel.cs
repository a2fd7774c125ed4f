using Amps.Models;
using StaticNets.Tool.Declarations;

namespace StaticNets.Tool.Amplifiers;

/// <summary>
/// A file of RTNeural or AIDA-X: <c>layers</c> with their weights in the layout of Keras. AIDA-X adds gains in decibels, and whether the sample
/// is added to the output.
/// </summary>
internal static class RtNeuralModel
{
    private const int Most = 4096;
    private const int MostLayers = 100;

    /// <summary>Adds the layers of a file, and returns the last one.</summary>
    public static Layer Build(JsonPart root, AmplifierLayers layers)
    {
        Last(root["in_shape"]).Whole(1, 1);
        JsonPart[] parts = root["layers"].Items();
        if (parts.Length is 0 or > MostLayers)
        {
            throw root["layers"].Fault($"1 to {MostLayers} layers", $"{parts.Length}");
        }

        Layer layer = layers.Input;
        foreach (JsonPart part in parts)
        {
            layer = Add(part, layers, layer);
        }

        if (layer.Shape[^1] != 1)
        {
            throw Last(parts[^1]["shape"]).Unlike("1, the sample");
        }

        Scale(FirstWithWeights(layers), Gain(root, "in_gain"), isInput: true);
        Scale(layer, Gain(root, "out_gain"), isInput: false);
        return root.Find("in_skip")?.Whole(0, 1) == 1 ? layers.Merge("Add", layer, layers.Input) : layer;
    }

    private static Layer Add(JsonPart part, AmplifierLayers layers, Layer read)
    {
        int features = read.Shape[^1];
        int units = Last(part["shape"]).Whole(1, Most);
        JsonPart type = part["type"];
        switch (type.Text())
        {
            case "lstm":
            case "gru":
                bool isGru = type.Text() == "gru";
                RequireFunction(part, "tanh");
                JsonPart[] tensors = part["weights"].Items(3, "tensors");
                int columns = units * (isGru ? 3 : 4);
                float[] bias = isGru ? tensors[2].Matrix(2, columns) : tensors[2].Vector(columns);
                return layers.Recur(
                    isGru ? "Gru" : "Lstm",
                    read,
                    units,
                    Doubles(tensors[0].Matrix(features, columns)),
                    Doubles(tensors[1].Matrix(units, columns)),
                    Doubles(bias)
                );
            case "dense" or "time-distributed-dense":
                JsonPart[] dense = part["weights"].Items(2, "tensors");
                Layer layer = layers
                    .List.Add("Dense", [read], [Layer.AnySteps, units])
                    .With(units)
                    .Set("PerStep", value: true)
                    .Add("kernel", [features, units], Doubles(dense[0].Matrix(features, units)))
                    .Add("bias", [units], Doubles(dense[1].Vector(units)));
                return Function(part) is { } function ? layers.Activate(layer, function) : layer;
            case "activation":
                return Function(part) is { } alone ? layers.Activate(read, alone) : read;
            default:
                throw type.Unlike("\"lstm\", \"gru\", \"dense\", \"time-distributed-dense\" or \"activation\"");
        }
    }

    private static Layer FirstWithWeights(AmplifierLayers layers) => layers.List.Layers.First(layer => layer.Weights.Count > 0);

    /// <summary>Multiplies what a layer reads, by its kernel, or what it gives, by all of its weights.</summary>
    private static void Scale(Layer layer, double gain, bool isInput)
    {
        if (gain == 1)
        {
            return;
        }

        foreach (Weight weight in layer.Weights.Where(weight => isInput ? weight.Role == "kernel" : layer.Kind == "Dense"))
        {
            AmplifierLayers.Scale(weight, gain);
        }
    }

    private static void RequireFunction(JsonPart layer, string usual)
    {
        if (layer.Find("activation") is { } activation && activation.Text() is var name && name.Length > 0 && name != usual)
        {
            throw activation.Unlike($"\"\" or \"{usual}\"");
        }
    }

    private static Activation? Function(JsonPart layer) =>
        (layer.Find("activation")?.Text() ?? "") switch
        {
            "" or "linear" => null,
            "tanh" => Activation.Tanh,
            "relu" => Activation.Relu,
            "sigmoid" => Activation.Sigmoid,
            "elu" => Activation.Elu,
            _ => throw layer["activation"].Unlike("\"tanh\", \"relu\", \"sigmoid\", \"elu\" or \"linear\""),
        };

    /// <summary>The last element of a shape, the number of features.</summary>
    private static JsonPart Last(JsonPart shape) =>
        shape.Items() is [.., JsonPart last] ? last : throw shape.Fault("at least one element", "none");

    private static double Gain(JsonPart root, string name) => Math.Pow(10, (root.Find(name)?.Number() ?? 0) / 20);

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
