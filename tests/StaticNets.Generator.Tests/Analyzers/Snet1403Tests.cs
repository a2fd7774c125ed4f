using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A custom layer has the methods Forward and Backward for its tensors and the precision of the network.</summary>
public class Snet1403Tests
{
    private const string Forward = "public static void Forward(ReadOnlySpan<float> x, Span<float> y) { }";

    private const string Backward =
        "public static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx) { }";

    private const string WantedForward =
        "'Layer' needs the method static void Forward(ReadOnlySpan<float> x, Span<float> y), or the same with a type parameter in place of float: ";

    private const string WantedBackward =
        "'Layer' needs the method static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx), or the same with a type parameter in place of float: ";

    [Theory]
    [InlineData(Forward, WantedBackward + "the class has no method of this name")]
    [InlineData(Backward, WantedForward + "the class has no method of this name")]
    [InlineData("public static int Forward = 1;" + Backward, WantedForward + "the class has no method of this name")]
    public void ReportsAMissingMethod(string members, string message) => Match(members, message);

    [Theory]
    [InlineData("public static int Forward(ReadOnlySpan<float> x, Span<float> y) => 1;", "it must return nothing")]
    [InlineData("public static void Forward(ReadOnlySpan<float> x) { }", "it has 1 parameter instead of 2")]
    [InlineData("public static void Forward(Span<float> x, Span<float> y) { }", "its parameter 'x' is no ReadOnlySpan<float>")]
    [InlineData("public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> y) { }", "its parameter 'y' is no Span<float>")]
    [InlineData("public static void Forward(ReadOnlySpan<float> x, float[] y) { }", "its parameter 'y' is no Span<float>")]
    [InlineData("public static void Forward(ReadOnlySpan<float> x, ref Span<float> y) { }", "its parameter 'y' is no Span<float>")]
    [InlineData("public static void Forward(ReadOnlySpan<double> x, Span<double> y) { }", "its parameter 'x' is no ReadOnlySpan<float>")]
    [InlineData("public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : class { }", "its type parameters do not fit float")]
    [InlineData(
        "public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : System.Numerics.IBinaryInteger<T> { }",
        "its type parameters do not fit float"
    )]
    [InlineData("public static void Forward<T, U>(ReadOnlySpan<T> x, Span<T> y) { }", "its type parameters do not fit float")]
    [InlineData("static void Forward(ReadOnlySpan<float> x, Span<float> y) { }", "the method is not accessible in 'Net'")]
    [InlineData(
        "public static void Forward(ReadOnlySpan<float> x, Span<float> y, int n) { }",
        "its parameter 'n' is none of these, nor an int with the name of one of the Input's axes"
    )]
    public void ReportsAnotherForward(string forward, string reason) => Match(forward + Backward, WantedForward + reason);

    [Theory]
    [InlineData(
        "public static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx) { }",
        "its parameter 'dy' is at the place of 'y'"
    )]
    [InlineData(
        "public static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy) { }",
        "it has 3 parameters instead of 4"
    )]
    public void ReportsAnotherBackward(string backward, string reason) => Match(Forward + backward, WantedBackward + reason);

    [Fact]
    public void ReportsMethodsWithoutTheTensors() =>
        Reports.Match(
            $$"""
            [CustomLayer(Input = "n", Parameters = ["scale[n]", "shift[n]"])]
            public static class Layer
            {
                public static void Forward(ReadOnlySpan<float> x, Span<float> y, ReadOnlySpan<float> scale, ReadOnlySpan<float> shift, int n) { }
                {{Backward}}
            }

            [Network, Input(8), Custom({|SNET1403:typeof(Layer)|}), Dense(2)]
            public partial class Net;
            """,
            "'Layer' needs the method static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, "
                + "ReadOnlySpan<float> scale, Span<float> dScale, ReadOnlySpan<float> shift, Span<float> dShift), or the same with a type parameter "
                + "in place of float: it has 4 parameters instead of 8"
        );

    [Fact]
    public void ReportsNamesOfParametersThatCSharpHas() =>
        Reports.Match(
            """
            [CustomLayer(Parameters = ["int[1]", "my_scale[1]"])]
            public static class Layer;

            [Network, Input(8), Custom({|SNET1403:typeof(Layer)|}), Dense(2)]
            public partial class Net;
            """,
            "'Layer' needs the method static void Forward(ReadOnlySpan<float> x, Span<float> y, ReadOnlySpan<float> @int, "
                + "ReadOnlySpan<float> myScale), or the same with a type parameter in place of float: the class has no method of this name"
        );

    /// <summary>One class can have methods for both precisions, with other names of parameters, and axes behind them.</summary>
    [Fact]
    public void AcceptsOverloadsAndTypeParameters() =>
        Reports.Match(
            """
            using System.Numerics;

            [CustomLayer(Input = "rows, columns")]
            public static class Layer
            {
                public static void Forward(ReadOnlySpan<float> values, Span<float> result, int columns) { }
                public static void Forward(ReadOnlySpan<double> x, Span<double> y) { }
                public static void Forward(string text) { }

                public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, int columns, int rows)
                    where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
                { }
            }

            [Network, Input(2, 4), Custom(typeof(Layer)), Flatten, Dense(2)]
            public partial class Net;

            [Network(Precision = Precision.Double), Input(2, 4), Custom(typeof(Layer)), Flatten, Dense(2)]
            public partial class DoubleNet;
            """
        );

    private static void Match(string members, string message) =>
        Reports.Match(
            $$"""
            [CustomLayer]
            public static class Layer
            {
                {{members}}
            }

            [Network, Input(8), Custom({|SNET1403:typeof(Layer)|}), Dense(2)]
            public partial class Net;
            """,
            message
        );
}
