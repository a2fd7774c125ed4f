using Amps.Models;
using StaticNets.Tool.Declarations;

namespace StaticNets.Tool.Amplifiers;

/// <summary>
/// A <c>.nam</c> file with <c>"architecture": "WaveNet"</c>: arrays of layers. Each layer adds a causal convolution of the signal and a mix of the
/// samples, and applies a function, perhaps with a gate. What comes out is added to the head, and through a convolution of width 1 to the signal,
/// which the next layer reads. The head of an array, through a convolution of width 1, begins that of the next array; the last one is the output.
/// </summary>
internal static class NamWaveNet
{
    private const int Most = 4096;
    private const int MostLayers = 500;

    // What the file may say without changing the network that is built here; other members of newer versions do.
    private static readonly string[] _known =
    [
        "input_size",
        "condition_size",
        "head_size",
        "channels",
        "kernel_size",
        "dilations",
        "activation",
        "gated",
        "head_bias",
    ];

    /// <summary>Adds the layers of a file, and returns the last one.</summary>
    public static Layer Build(JsonPart root, AmplifierLayers layers)
    {
        JsonPart config = root["config"];
        if (config.Find("head") is { } head)
        {
            throw head.Unlike("null: a further head is not possible");
        }

        FlatWeights weights = new(root["weights"]);
        JsonPart[] arrays = config["layers"].Items();
        if (arrays.Length == 0)
        {
            throw config["layers"].Fault("at least one array of layers", "none");
        }

        Layer signal = layers.Input;
        Layer? output = null;
        int count = 0;
        foreach (JsonPart array in arrays)
        {
            count += array["dilations"].Items().Length;
            if (count > MostLayers)
            {
                throw config["layers"].Fault($"at most {MostLayers} layers", $"{count} or more");
            }

            (signal, output) = AddArray(array, layers, signal, output, weights);
        }

        double scale = weights.Take(1)[0];
        weights.End();
        foreach (Weight weight in output!.Weights)
        {
            AmplifierLayers.Scale(weight, scale);
        }

        return output.Shape[^1] == 1 ? output : throw arrays[^1]["head_size"].Unlike("1, the sample");
    }

    private static (Layer Signal, Layer Head) AddArray(JsonPart array, AmplifierLayers layers, Layer read, Layer? head, FlatWeights weights)
    {
        Check(array, read);
        int channels = array["channels"].Whole(1, Most);
        int taps = array["kernel_size"].Whole(1, Most);
        int headSize = array["head_size"].Whole(1, Most);
        bool isGated = array.Find("gated") is { } gated && Flag(gated);
        bool hasHeadBias = array.Find("head_bias") is { } bias && Flag(bias);
        Activation function = FunctionOf(array["activation"]);
        int filters = isGated ? 2 * channels : channels;
        Layer signal = layers.Convolve(read, weights.Take((long)channels * read.Shape[^1]), null, channels, 1);
        foreach (JsonPart dilation in array["dilations"].Items())
        {
            int distance = dilation.Whole(1, 1 << 20);
            double[] kernel = weights.Take((long)filters * channels * taps);
            Layer past = layers.Convolve(signal, kernel, weights.Take(filters), filters, taps, distance);
            Layer mix = layers.Convolve(layers.Input, weights.Take(filters), null, filters, 1);
            Layer both = layers.Merge("Add", mix, past);
            Layer active = isGated
                ? layers.Merge(
                    "Multiply",
                    layers.Activate(layers.Slice(both, channels, filters), Activation.Sigmoid),
                    layers.Activate(layers.Slice(both, 0, channels), function)
                )
                : layers.Activate(both, function);
            head = head is null ? active : layers.Merge("Add", active, head);
            Layer step = layers.Convolve(active, weights.Take((long)channels * channels), weights.Take(channels), channels, 1);
            signal = layers.Merge("Add", step, signal);
        }

        if (head is null || head.Shape[^1] != channels)
        {
            throw head is null
                ? array["dilations"].Fault("at least one layer", "none")
                : array["channels"].Unlike($"{head.Shape[^1]}, the head_size of the array before");
        }

        double[] ofHead = weights.Take((long)headSize * channels);
        return (signal, layers.Convolve(head, ofHead, hasHeadBias ? weights.Take(headSize) : null, headSize, 1));
    }

    private static void Check(JsonPart array, Layer read)
    {
        array["input_size"].Whole(read.Shape[^1], read.Shape[^1]);
        array["condition_size"].Whole(1, 1);
        foreach (string name in array.Element.EnumerateObject().Select(member => member.Name))
        {
            if (!_known.Contains(name) && array.Find(name) is { } unknown)
            {
                throw unknown.Unlike("left out: this version of the format is not known");
            }
        }
    }

    private static bool Flag(JsonPart part) =>
        part.Element.ValueKind switch
        {
            System.Text.Json.JsonValueKind.True => true,
            System.Text.Json.JsonValueKind.False => false,
            _ => throw part.Unlike("true or false"),
        };

    private static Activation FunctionOf(JsonPart part) =>
        part.Text() switch
        {
            "Tanh" => Activation.Tanh,
            "ReLU" => Activation.Relu,
            "Sigmoid" => Activation.Sigmoid,
            "SiLU" => Activation.Swish,
            _ => throw part.Unlike("\"Tanh\", \"ReLU\", \"Sigmoid\" or \"SiLU\""),
        };
}
