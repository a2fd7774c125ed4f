namespace StaticNets.Runtime;

/// <summary>
/// Divides the full name of a tensor, <c>encoder/dense_1/kernel</c>: its last part is its role, all before is the path of the layer.
/// </summary>
internal static class TensorName
{
    private const char Separator = '/';

    public static string Layer(string name) => name[..name.LastIndexOf(Separator)];

    public static string Role(string name) => name[(name.LastIndexOf(Separator) + 1)..];
}
