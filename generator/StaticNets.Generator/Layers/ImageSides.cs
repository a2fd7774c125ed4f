using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Numbers of rows above and below an image, and of columns left and right of it, as an attribute gives them.</summary>
/// <param name="VerticalName">The argument that gives the rows, for messages; likewise for the columns.</param>
internal sealed record ImageSides(long Top, long Bottom, long Left, long Right, string VerticalName, string HorizontalName)
{
    public long Vertical => Saturate.Add(Top, Bottom);

    public long Horizontal => Saturate.Add(Left, Right);

    /// <summary>
    /// Reads the arguments; reports SNET2007 for negative numbers and returns <see langword="null"/>. There is one argument for all sides,
    /// or <c>height</c> and <c>width</c>, or one argument for each side.
    /// </summary>
    /// <param name="all">The argument for all sides.</param>
    public static ImageSides? Read(LayerScope scope, string all)
    {
        string[] names =
            scope.Arguments.Has(all) ? [all, all, all, all]
            : scope.Arguments.Has("height") ? ["height", "height", "width", "width"]
            : ["top", "bottom", "left", "right"];
        long?[] numbers = [.. names.Select(scope.CountFromZero)];
        return numbers.All(number => number is not null)
            ? new(
                numbers[0]!.Value,
                numbers[1]!.Value,
                numbers[2]!.Value,
                numbers[3]!.Value,
                Larger(names[0], numbers[0], names[1], numbers[1]),
                Larger(names[2], numbers[2], names[3], numbers[3])
            )
            : null;
    }

    private static string Larger(string a, long? ofA, string b, long? ofB) => ofB > ofA ? b : a;
}
