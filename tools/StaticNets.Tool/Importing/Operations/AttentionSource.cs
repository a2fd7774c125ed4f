using System.Globalization;
using StaticNets.Tool.Declarations;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Where queries, keys or values come from: some units of a dense layer, multiplied by a number.</summary>
/// <param name="Dense">The layer.</param>
/// <param name="Start">The first unit.</param>
/// <param name="Count">The number of units.</param>
/// <param name="Factor">The number.</param>
internal sealed record AttentionSource(Layer Dense, int Start, int Count, double Factor)
{
    /// <summary>Returns the source of a layer, or <see langword="null"/> if it is another one.</summary>
    public static AttentionSource? Of(Layer layer)
    {
        int count = layer.Shape[^1];
        int start = 0;
        double factor = 1;
        while (true)
        {
            switch (layer)
            {
                case { Kind: "Scale", Weights.Count: 0, Settings.Count: 0 }:
                    factor *= double.Parse(layer.Arguments[0], CultureInfo.InvariantCulture);
                    break;
                case { Kind: "Slice", Arguments: ["1", var first, ..] }:
                    start += int.Parse(first, CultureInfo.InvariantCulture);
                    break;
                case { Kind: "Dense", Shape.Count: 2, Activation: null }:
                    return new(layer, start, count, factor);
                default:
                    return null;
            }

            layer = layer.Reads[0];
        }
    }

    /// <summary>Returns the columns of the kernel, multiplied by a number.</summary>
    public double[] Kernel(double factor)
    {
        double[] kernel = Dense.Values("kernel")!;
        int units = Dense.Shape[^1];
        double[] columns = new double[kernel.Length / units * Count];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = factor * kernel[(i / Count * units) + Start + (i % Count)];
        }

        return columns;
    }

    /// <summary>Returns the biases, multiplied by a number; zeros for a layer without.</summary>
    public double[] Bias(double factor) =>
        Dense.Values("bias") is { } bias ? [.. bias.Skip(Start).Take(Count).Select(value => factor * value)] : new double[Count];
}
