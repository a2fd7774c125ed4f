namespace StaticNets.Generator.Layers;

/// <summary>The arguments of a window along one axis; <see langword="null"/> for those with an error.</summary>
/// <param name="Window">Length of a window in elements.</param>
/// <param name="Stride">Distance between windows in pixels or steps, or 0 if it is not set.</param>
/// <param name="Dilation">Distance between elements of a window.</param>
/// <param name="Before">Padding before the image or the sequence, 0 if it is not set.</param>
/// <param name="After">Padding after the image or the sequence, 0 if it is not set.</param>
internal sealed record WindowSide(long? Window, long? Stride, long? Dilation, long? Before, long? After)
{
    /// <summary>The name of the argument for the length of a window.</summary>
    public string WindowName { get; init; } = "";

    /// <summary>The name of the argument for the distance between elements of a window.</summary>
    public string DilationName { get; init; } = "";

    /// <summary>The name of the argument for <see cref="Before"/>, and that for <see cref="After"/>.</summary>
    public (string Before, string After) PadNames { get; init; } = ("", "");

    /// <summary>The vertical side of windows over steps: a sequence is an image with a single row.</summary>
    public static WindowSide OfSteps { get; } = new(Window: 1, Stride: 1, Dilation: 1, Before: 0, After: 0);

    public bool IsComplete => Window is not null && Stride is not null && Dilation is not null && Before is not null && After is not null;

    /// <summary>Reads the arguments that only concern one axis, and those that concern both axes.</summary>
    /// <param name="axis">The end of the arguments' names for this axis, such as <c>Height</c>; empty for steps.</param>
    /// <param name="before">The name of the argument for the padding before the image or sequence.</param>
    /// <param name="after">The name of the argument for the padding after the image or sequence.</param>
    public static WindowSide Read(LayerScope scope, string windowName, long? window, string axis, string before, string after)
    {
        string dilation = axis.Length > 0 && scope.Arguments.Has("Dilation" + axis) ? "Dilation" + axis : "Dilation";
        string stride = axis.Length > 0 && scope.Arguments.Has("Stride" + axis) ? "Stride" + axis : "Strides";
        return new WindowSide(
            window,
            scope.Arguments.Has(stride) ? scope.Positive(stride) : 0,
            scope.CountOrOne(dilation),
            Pad(scope, before),
            Pad(scope, after)
        )
        {
            WindowName = windowName,
            DilationName = dilation,
            PadNames = (NameOf(scope, before), NameOf(scope, after)),
        };
    }

    /// <summary>Returns the axis of an image with these windows. The arguments must be complete, see <see cref="IsComplete"/>.</summary>
    public WindowAxis Over(long length, long defaultStride) =>
        new(length, Window!.Value, Stride!.Value == 0 ? defaultStride : Stride.Value, Dilation!.Value, Before!.Value, After!.Value);

    private static string NameOf(LayerScope scope, string side) => scope.Arguments.Has(side) ? side : WindowArguments.PadName;

    private static long? Pad(LayerScope scope, string side)
    {
        string name = NameOf(scope, side);
        return scope.Arguments.Has(name) ? scope.CountFromZero(name) : 0;
    }
}
