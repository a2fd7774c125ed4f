namespace StaticNets.Tool.Importing.Constants;

/// <summary>Lengths of axes, and the stand-in for the length of the batch.</summary>
internal static class Sizes
{
    /// <summary>
    /// Stands for the number of rows where the file leaves it open. It is a prime, so that a model can compute with it, as exporters do
    /// (<c>shape[0] * 128</c>), and the batch is still found in the result.
    /// </summary>
    public const int FreeBatch = 1_000_003;

    /// <summary>Whether a number was computed from the open number of rows.</summary>
    public static bool IsOfFreeBatch(double value) => value != 0 && double.IsFinite(value) && value % FreeBatch == 0;

    /// <summary>Returns a shape as text, <c>[N, 3, 32, 32]</c>.</summary>
    public static string Text(IEnumerable<int> shape) => Text(shape.Select(length => (long)length));

    /// <summary>Returns a shape as text, <c>[N, 3, 32, 32]</c>.</summary>
    public static string Text(IEnumerable<long> shape) =>
        $"[{string.Join(", ", shape.Select(length => length == FreeBatch ? "N" : IsOfFreeBatch(length) ? $"{length / FreeBatch}·N" : $"{length}"))}]";
}
