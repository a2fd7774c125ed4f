using System.Globalization;
using StaticNets.Runtime;

namespace StaticNets.ClosedForms;

/// <summary>The output that a linear layer computes: its place in the rows of outputs and of targets.</summary>
internal sealed class HeadOutput
{
    private readonly string _layer;

    private HeadOutput(string layer, int offset, int targetOffset, int steps)
    {
        _layer = layer;
        Offset = offset;
        TargetOffset = targetOffset;
        Steps = steps;
    }

    /// <summary>Index of the first element in a row of outputs.</summary>
    public int Offset { get; }

    /// <summary>Index of the first element in a row of targets.</summary>
    public int TargetOffset { get; }

    /// <summary>
    /// Number of times that the layer computes its units for a row: the number of steps if it computes each step, otherwise 1.
    /// </summary>
    public int Steps { get; }

    /// <summary>Finds the output of a layer.</summary>
    /// <param name="network">The description of the rows.</param>
    /// <param name="layer">Name of the layer.</param>
    /// <param name="units">Number of elements that the layer computes.</param>
    /// <exception cref="ArgumentException">
    /// The network does not return the output of this layer, or its loss needs probabilities.
    /// </exception>
    public static HeadOutput Find(NetworkDescription network, string layer, int units)
    {
        if (network.Ports is not { } ports)
        {
            string last = network.Layers[^1].Name;
            ThrowUnless(last == layer, $"Layer '{layer}' is not the last one of {network.Name}: ridge regression can solve '{last}' only.");
            ThrowIfActivated(network.Loss, layer);
            return new HeadOutput(layer, 0, 0, network.OutputLength / units);
        }

        foreach (OutputDescription output in ports.Outputs)
        {
            if (output.Name == layer)
            {
                ThrowIfActivated(output.Loss, layer);
                return new HeadOutput(layer, output.Offset, output.TargetOffset, output.Length / units);
            }
        }

        throw new ArgumentException(
            $"Layer '{layer}' computes no output of {network.Name}: ridge regression can solve '{string.Join("' and '", ports.Outputs)}' only.",
            nameof(layer)
        );
    }

    /// <summary>Checks a number of steps to leave out at the beginning of each row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or leaves no step.</exception>
    public void CheckWashout(int washout)
    {
        if (washout < 0 || washout >= Steps)
        {
            string steps = Steps == 1 ? "a single step" : $"{Steps.ToString(CultureInfo.InvariantCulture)} steps";
            throw new ArgumentOutOfRangeException(
                nameof(washout),
                washout,
                $"washout must be at least 0 and leave steps, but is {washout.ToString(CultureInfo.InvariantCulture)}, and layer '{_layer}' computes {steps} in each row."
            );
        }
    }

    private static void ThrowIfActivated(Loss? loss, string layer) =>
        ThrowUnless(
            loss
                is not (
                    Loss.BinaryCrossEntropy
                    or Loss.CategoricalCrossEntropy
                    or Loss.SparseCategoricalCrossEntropy
                    or Loss.NegativeLogLikelihood
                ),
            $"Layer '{layer}' is not linear: {loss} needs probabilities. Ridge regression needs a layer without an activation, "
                + $"and a loss such as {nameof(Loss.MeanSquaredError)}, or none; for classes, take one-hot targets."
        );

    private static void ThrowUnless(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message, "layer");
        }
    }
}
