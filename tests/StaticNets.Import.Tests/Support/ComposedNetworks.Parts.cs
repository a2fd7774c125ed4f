namespace StaticNets.Import.Tests.Support;

/// <summary>Networks with parts and blocks, with outputs that are no layer's own, and one that cannot be exported.</summary>
internal static partial class ComposedNetworks
{
    private const string Blocks = """
        using StaticNets;
        namespace Acme;

        [Conv2D("filters", "2 * (reach + 1) - 1", Padding = Padding.Same, Activation = Activation.Relu, BiasInitializer = Initializer.Normal)]
        [Conv2D("filters", 3, Padding = Padding.Same)]
        [Add("input")]
        public sealed class ResidualAttribute(int filters, int reach = 1) : BlockAttribute
        {
            public int Filters { get; } = filters;

            public int Reach { get; } = reach;
        }

        [Dense("units", Activation = Activation.Tanh, BiasInitializer = Initializer.Normal)]
        [Use<Half>]
        public sealed class HiddenAttribute(int units) : BlockAttribute
        {
            public HiddenAttribute(string units)
                : this(0) { }

            public int Units { get; } = units;
        }

        [Hidden("2 * code / 2", Name = "inner")]
        [Dense("code - 1")]
        public sealed class NestedAttribute(int code) : BlockAttribute
        {
            public int Code { get; } = code;
        }

        [Network]
        [Input(6)]
        [Dense(6, Activation = Activation.Sigmoid, BiasInitializer = Initializer.Normal)]
        public sealed partial class Half;

        [Network]
        [Input(8, Name = "side")]
        [Dense(5, Activation = Activation.Tanh, BiasInitializer = Initializer.Normal)]
        [Dense(4, Name = "last", BiasInitializer = Initializer.Normal)]
        [Add("last", "last")]
        public sealed partial class Tower;

        [Network]
        [Input(5)]
        [Embedding(11, 3)]
        [Lstm(4)]
        public sealed partial class Reader;

        [Embedding("words", "features")]
        public sealed class VocabularyAttribute(int words, int features) : BlockAttribute
        {
            public int Words { get; } = words;

            public int Features { get; } = features;
        }

        [Network]
        [Input(8)]
        [Use<Tower>]
        [BatchNormalization]
        public sealed partial class Outer;
        """;

    private static IReadOnlyList<string> Compositions =>
        [
            """
                using StaticNets;
                namespace Acme;
                [Network]
                [Input(8, Name = "left")]
                [Input(8, Name = "right")]
                [Use<Tower>(Name = "twin", From = "left")]
                [Use<Tower>(Name = "twin", From = "right")]
                [Subtract("twin", Name = "distance")]
                [Use<Outer>(From = "left")]
                [Multiply("distance")]
                [Dense(3)]
                public sealed partial class Twins;
                """,
            """
                using StaticNets;
                namespace Acme;
                [Network]
                [Input(6, 7, 4)]
                [Residual(4, Repeat = 2)]
                [Conv2D(3, 3)]
                [Residual(3, 2, Name = "stem")]
                [Add("stem")]
                [Flatten]
                [Dense(6)]
                [Nested(6)]
                public sealed partial class BlocksInBlocks;
                """,
            """
                    using StaticNets;
                    namespace Acme;
                    [Network]
                    [Input(5)]
                    [Use<Reader>]
                    [Dense(3)]
                    public sealed partial class Readers;
                """,
            """
                    using StaticNets;
                    namespace Acme;
                    [Network]
                    [Input(Steps.Any)]
                    [Vocabulary(11, 4)]
                    [Filtered(4)]
                    [Gru(3)]
                    public sealed partial class AnyBlocks;

                    [Dense("units", PerStep = true)]
                    [Conv1D("units", 3, Padding = Padding.Same)]
                    [Add("input")]
                    public sealed class FilteredAttribute(int units) : BlockAttribute
                    {
                        public int Units { get; } = units;
                    }
                """,
            """
                using StaticNets;
                namespace Acme;
                [Network]
                [Input(5)]
                [GaussianNoise(0.1, Name = "noise")]
                [GaussianNoise(0.2, Name = "quiet")]
                [Constant(0.5, 1)]
                [Dense(3, From = "noise")]
                [Output("noise")]
                [Output("quiet")]
                [Output("constant")]
                [Output("dense")]
                public sealed partial class HandedOn;
                """,
            """
                using System;
                using StaticNets;
                namespace Acme;
                [CustomLayer]
                public static class Squared
                {
                    public static void Forward(ReadOnlySpan<float> x, Span<float> y)
                    {
                        for (int i = 0; i < x.Length; i++)
                        {
                            y[i] = x[i] * x[i];
                        }
                    }

                    public static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
                    {
                        for (int i = 0; i < x.Length; i++)
                        {
                            dx[i] = 2 * x[i] * dy[i];
                        }
                    }
                }

                [Network]
                [Input(6)]
                [Custom(typeof(Squared))]
                public sealed partial class Squares;

                [Network]
                [Input(6)]
                [Custom(typeof(Squared), Name = "first")]
                [Use<Squares>]
                [Dense(2)]
                public sealed partial class Refused;
                """,
        ];
}
