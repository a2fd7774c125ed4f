namespace StaticNets.Runtime;

/// <summary>Shapes as messages show them.</summary>
internal static class Shapes
{
    /// <summary>E.g. <c>[28, 28, 1]</c>.</summary>
    public static string Text(IEnumerable<int> shape) => $"[{string.Join(", ", shape)}]";

    /// <summary>E.g. <c>[28, 28, 1]</c>.</summary>
    public static string Text(ReadOnlySpan<nint> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
