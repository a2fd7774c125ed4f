namespace Amps.Models;

/// <summary>
/// Reads the files of RTNeural and AIDA-X: <c>layers</c> with the weights in the layout of Keras, here a recurrent layer and a dense one.
/// AIDA-X adds gains in decibels and whether the input is added to the output.
/// </summary>
internal static class RtNeuralModel
{
    public static AmpModel Read(JsonPart root)
    {
        Last(root["in_shape"]).Whole(1, 1);
        JsonPart[] layers = root["layers"].Items(2, "layers, a recurrent one and a dense one");
        JsonPart type = layers[0]["type"];
        Cell cell = type.Text() switch
        {
            "lstm" => Cell.Lstm,
            "gru" => Cell.Gru,
            _ => throw type.Unlike("\"lstm\" or \"gru\""),
        };
        int units = Last(layers[0]["shape"]).Whole(1, AmpNetworks.Largest);
        int columns = units * AmpNetworks.Gates(cell);
        CheckActivation(layers[0], "tanh");
        JsonPart[] recurrent = layers[0]["weights"].Items(3, "tensors");

        JsonPart dense = layers[1];
        if (dense["type"].Text() is not ("dense" or "time-distributed-dense"))
        {
            throw dense["type"].Unlike("\"dense\" or \"time-distributed-dense\"");
        }

        Last(dense["shape"]).Whole(1, 1);
        CheckActivation(dense, "linear");
        JsonPart[] output = dense["weights"].Items(2, "tensors");
        return new AmpModel(
            cell,
            units,
            recurrent[0].Matrix(1, columns),
            recurrent[1].Matrix(units, columns),
            cell == Cell.Gru ? recurrent[2].Matrix(2, columns) : recurrent[2].Vector(columns),
            output[0].Matrix(units, 1),
            output[1].Vector(1)[0]
        )
        {
            InputGain = Gain(root, "in_gain"),
            OutputGain = Gain(root, "out_gain"),
            AddsInput = root.Find("in_skip")?.Whole(0, 1) == 1,
            SampleRate = (root.Find("metadata")?.Find("samplerate") ?? root.Find("samplerate"))?.Whole(1, int.MaxValue),
        };
    }

    /// <summary>The last element of a shape, the number of features.</summary>
    private static JsonPart Last(JsonPart shape) =>
        shape.Items() is [.., JsonPart last] ? last : throw shape.Fault("at least one element", "none");

    /// <summary>Checks that the layer has the usual activation, which many files leave empty.</summary>
    private static void CheckActivation(JsonPart layer, string usual)
    {
        if (layer.Find("activation") is { } activation && activation.Text() is var name && name.Length > 0 && name != usual)
        {
            throw activation.Unlike($"\"\" or \"{usual}\"");
        }
    }

    private static float Gain(JsonPart root, string name) => MathF.Pow(10, (root.Find(name)?.Number() ?? 0) / 20);
}
