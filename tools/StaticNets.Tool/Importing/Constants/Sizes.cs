namespace StaticNets.Tool.Importing.Constants;

/// <summary>Lengths of axes, and the stand-in for the length of the batch.</summary>
internal static class Sizes
{
    /// <summary>
    /// Stands for the number of rows where the file leaves it open. It is a prime, so that a model can compute with it, as exporters do
    /// (<c>shape[0] * 128</c>), and the batch is still found in the result.
    /// </summary>
    public const int FreeBatch = 1_000_003;

    /// <summary>
    /// Stands for the number of steps of a sequence that the file leaves open. It is a prime, too, and so small that rows and steps can be
    /// one axis, as in matrix products that exporters write for <c>[N · steps, features]</c>.
    /// </summary>
    public const int FreeSteps = 1_999;

    /// <summary>
    /// A second stand-in for the number of steps. A network that is the same for both depends on none of them.
    /// </summary>
    public const int OtherFreeSteps = 2_003;

    /// <summary>Whether a number was computed from the open number of rows.</summary>
    public static bool IsOfFreeBatch(double value) => value != 0 && double.IsFinite(value) && value % FreeBatch == 0;

    /// <summary>Returns a shape as text, <c>[N, 3, 32, 32]</c>.</summary>
    public static string Text(IEnumerable<int> shape) => Text(shape.Select(length => (long)length));

    /// <summary>Returns a shape as text, <c>[N, 3, 32, 32]</c>.</summary>
    public static string Text(IEnumerable<long> shape) => $"[{string.Join(", ", shape.Select(Text))}]";

    private static string Text(long length) =>
        length switch
        {
            FreeBatch => "N",
            FreeSteps or OtherFreeSteps => "steps",
            FreeBatch * (long)FreeSteps or FreeBatch * (long)OtherFreeSteps => "N·steps",
            _ => IsOfFreeBatch(length) ? $"{length / FreeBatch}·N" : $"{length}",
        };
}
