namespace StaticNets.Generator.Tests.Support;

/// <summary>Texts of classes with <c>[CustomLayer]</c>, for tests of declarations.</summary>
internal static class CustomText
{
    /// <summary>The methods of a layer without tensors.</summary>
    public const string Methods = """
            public static void Forward(ReadOnlySpan<float> x, Span<float> y) => x[..y.Length].CopyTo(y);
            public static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx) => dy.CopyTo(dx);
        """;

    /// <summary>Returns a class <c>Layer</c> with methods for any number of tensors.</summary>
    /// <param name="arguments">The arguments of its attribute.</param>
    /// <param name="tensors">The number of tensors.</param>
    public static string Layer(string arguments = "", int tensors = 0) =>
        $$"""
            [CustomLayer({{arguments}})]
            public static class Layer
            {
                public static void Forward(ReadOnlySpan<float> x, Span<float> y{{Spans(tensors, "ReadOnlySpan<float> p{0}")}}) { }

                public static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx{{Spans(
                tensors,
                "ReadOnlySpan<float> p{0}, Span<float> d{0}"
            )}}) { }
            }

            """;

    private static string Spans(int count, string each) =>
        string.Concat(
            Enumerable.Range(0, count).Select(i => ", " + string.Format(System.Globalization.CultureInfo.InvariantCulture, each, i))
        );
}
