using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Tests.Support;

/// <summary>
/// Compares a network that only copies elements of its input with plain loops, at every vector width and next to unreadable pages.
/// </summary>
internal static class CopiedElements
{
    /// <param name="network">A network with the mean squared error.</param>
    /// <param name="places">For each element of an output row, the index of the copied element of the input row; −1 for a zero.</param>
    public static void Check<T>(Type network, int[] places)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Copies are exact. An output has the rounding error of the target's difference, and an element of the input gradient sums at most
        // all outputs; terms of both signs cancel by less than a factor of ten.
        double roundoff = typeof(T) == typeof(float) ? Math.Pow(2, -24) : Math.Pow(2, -53);
        WidthCheck<T>.Run(network, Reference, (description, _) => 10 * (description.OutputLength + 4) * roundoff);

        PlainResult Reference(NetworkDescription description, double[] x, double[] targets, double[][] weights)
        {
            (int inputs, int outputs) = (description.InputLength, description.OutputLength);
            Assert.Equal(outputs, places.Length);
            int[] all =
            [
                .. Enumerable
                    .Range(0, x.Length / inputs)
                    .SelectMany(row => places.Select(place => place < 0 ? -1 : (row * inputs) + place)),
            ];
            double[] y = [.. all.Select(place => place < 0 ? 0 : x[place])];
            double[] dx = new double[x.Length];
            for (int i = 0; i < all.Length; i++)
            {
                if (all[i] >= 0)
                {
                    dx[all[i]] += 2 * (y[i] - targets[i]) / y.Length;
                }
            }

            return new PlainResult(y, [], dx);
        }
    }

    /// <summary>Returns the places of an output image, from the pixel and channel that each of its elements copies.</summary>
    /// <param name="input">Height, width and channels of the input.</param>
    /// <param name="output">Height, width and channels of the output.</param>
    /// <param name="source">Row, column and channel of the input for those of the output.</param>
    public static int[] OfImage(int[] input, int[] output, Func<int, int, int, (int H, int W, int C)> source)
    {
        List<int> places = [];
        for (int h = 0; h < output[0]; h++)
        {
            for (int w = 0; w < output[1]; w++)
            {
                for (int c = 0; c < output[2]; c++)
                {
                    (int fromH, int fromW, int fromC) = source(h, w, c);
                    bool isInside = fromH >= 0 && fromH < input[0] && fromW >= 0 && fromW < input[1];
                    places.Add(isInside ? (((fromH * input[1]) + fromW) * input[2]) + fromC : -1);
                }
            }
        }

        return [.. places];
    }
}
