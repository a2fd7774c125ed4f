namespace StaticNets.Tool.Manifests;

/// <summary>The attribute of a layer with the arguments that the declaration states.</summary>
/// <param name="Kind">The name of the attribute without <c>Attribute</c>.</param>
/// <param name="Arguments">The arguments by the names of parameters and properties; arrays are lists of their items.</param>
/// <param name="Owner">The layer whose tensors it reads: itself, or the one of an earlier use of the same part by the same name.</param>
internal sealed record DeclaredLayer(string Kind, IReadOnlyDictionary<string, object?> Arguments, string Owner)
{
    public bool Has(string name) => Arguments.ContainsKey(name);

    /// <summary>Returns an integer, also the number of a member of an enumeration.</summary>
    public int Int(string name, int otherwise = 0) =>
        Arguments.TryGetValue(name, out object? value) && value is int number ? number : otherwise;

    public double Double(string name, double otherwise = 0) =>
        Arguments.TryGetValue(name, out object? value) && value is double number ? number : otherwise;

    public bool Bool(string name, bool otherwise = false) =>
        Arguments.TryGetValue(name, out object? value) && value is bool isTrue ? isTrue : otherwise;

    public IReadOnlyList<object?> List(string name) =>
        Arguments.TryGetValue(name, out object? value) && value is object?[] items ? items : [];

    /// <summary>Returns two lengths that can be stated together or each by itself: <c>kernel</c>, or <c>kernelHeight, kernelWidth</c>.</summary>
    public (int Height, int Width) Pair(string both, int height, int width) =>
        (Int(both + "Height", Int(both, height)), Int(both + "Width", Int(both, width)));
}
