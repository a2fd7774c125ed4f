using Amps.Models;
using StaticNets.Tool.Conversion;
using StaticNets.Tool.Declarations;

namespace StaticNets.Tool.Amplifiers;

/// <summary>
/// A <c>.nam</c> file with <c>"architecture": "LSTM"</c>. Each layer has its kernels of input and state side by side,
/// [4 · units, features + units] row by row, its bias, and the first h and c; weights and bias of the output follow. The gates are in the order
/// i f g o of PyTorch, which is that of StaticNets.
/// </summary>
internal static class NamLstm
{
    private const int Gates = 4;
    private const int Most = 4096;
    private const int MostLayers = 100;

    /// <summary>Adds the layers of a file, and returns the last one.</summary>
    public static Layer Build(JsonPart root, AmplifierLayers layers)
    {
        JsonPart config = root["config"];
        config["input_size"].Whole(1, 1);
        int units = config["hidden_size"].Whole(1, Most);
        int count = config["num_layers"].Whole(1, MostLayers);
        FlatWeights weights = new(root["weights"]);
        Layer layer = layers.Input;
        bool isAtRest = true;
        for (int i = 0; i < count; i++)
        {
            (layer, bool startsAtRest) = AddLayer(layers, layer, units, weights);
            isAtRest &= startsAtRest;
        }

        if (!isAtRest)
        {
            layers.Notes.Add("The file begins with a state of its own; here a state begins with zeros, so the first milliseconds differ.");
        }

        layer = layers.Join(layer, weights.Take(units), weights.Take(1)[0]);
        weights.End();
        return layer;
    }

    private static (Layer Layer, bool IsAtRest) AddLayer(AmplifierLayers layers, Layer read, int units, FlatWeights weights)
    {
        int features = read.Shape[^1];
        int rows = Gates * units;
        double[] both = AxisOrder.Exchange(weights.Take((long)rows * (features + units)), [features + units, rows], [1, 0]);
        double[] bias = weights.Take(rows);
        bool isAtRest = weights.Take(2 * units).All(value => value == 0);
        int ofInput = features * rows;
        return (layers.Recur("Lstm", read, units, both[..ofInput], both[ofInput..], bias), isAtRest);
    }
}
