namespace StaticNets.Runtime;

/// <summary>
/// Splits the full name of a tensor, e.g. <c>encoder/dense_1/kernel</c>, into the path of its layer, <c>encoder/dense_1</c>, and its role,
/// <c>kernel</c>.
/// </summary>
internal static class TensorName
{
    private const char Separator = '/';

    public static string Layer(string name) => name[..name.LastIndexOf(Separator)];

    public static string Role(string name) => name[(name.LastIndexOf(Separator) + 1)..];
}
