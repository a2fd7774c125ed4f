namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>
/// Adds custom layers to random networks. All of them compute <c>yᵢ = factor · xᵢ + mix[i mod 2, i mod 3] · xᵢ₊₁</c> for inputs of any
/// shape, with a vector and a matrix as tensors.
/// </summary>
internal static class RandomCustomLayers
{
    private const string Kind = "Custom";

    /// <summary>
    /// Adds up to two custom layers to every fourth network. The random numbers are others than those of the rest of the network, which is
    /// the same with and without custom layers.
    /// </summary>
    public static void AddTo(RandomNetwork network)
    {
        Random random = new(network.Seed);
        for (int i = random.Next(-6, 3); i > 0; i--)
        {
            RandomNode source = RandomNetworks.Pick(random, [.. network.Nodes]);
            RandomLayer layer = network.Add(Kind, source, source.Shape);
            layer.Arguments.Add($"typeof({Namespace(network)}.{Kind})");
            if (source.Shape.Length == 2 && random.Next(2) == 0)
            {
                layer.Properties["PerStep"] = "true";
            }

            if (random.Next(4) == 0)
            {
                layer.Properties["Frozen"] = "true";
            }
        }
    }

    /// <summary>Returns the text of the class, or nothing for a network without custom layers.</summary>
    public static string ClassOf(RandomNetwork network) =>
        network.Layers.TrueForAll(layer => layer.Kind != Kind)
            ? ""
            : $$"""
                namespace {{Namespace(network)}}
                {
                    using System;
                    using System.Numerics;

                    [CustomLayer(Parameters = ["factor[1] = 0.5", "mix[2, 3]"])]
                    internal static class {{Kind}}
                    {
                        public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> factor, ReadOnlySpan<T> mix)
                            where T : INumber<T>
                        {
                            for (int i = 0; i < x.Length; i++)
                            {
                                y[i] = (factor[0] * x[i]) + (mix[(i % 2 * 3) + (i % 3)] * x[(i + 1) % x.Length]);
                            }
                        }

                        public static void Backward<T>(
                            ReadOnlySpan<T> x,
                            ReadOnlySpan<T> y,
                            ReadOnlySpan<T> dy,
                            Span<T> dx,
                            ReadOnlySpan<T> factor,
                            Span<T> dFactor,
                            ReadOnlySpan<T> mix,
                            Span<T> dMix
                        )
                            where T : INumber<T>
                        {
                            for (int i = 0; i < x.Length; i++)
                            {
                                int at = (i % 2 * 3) + (i % 3);
                                int next = (i + 1) % x.Length;
                                dx[i] += factor[0] * dy[i];
                                dx[next] += mix[at] * dy[i];
                                dFactor[0] += dy[i] * x[i];
                                dMix[at] += dy[i] * x[next];
                            }
                        }
                    }
                }


                """.ReplaceLineEndings("\n");

    private static string Namespace(RandomNetwork network) => "Of" + network.Name;
}
