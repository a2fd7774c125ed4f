using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>The arguments that all layers with windows share.</summary>
/// <param name="Height">
/// Height of a window, or <see langword="null"/> if its argument has an error; likewise for the width, the strides and the padding.
/// </param>
/// <param name="Width">Width of a window.</param>
/// <param name="Strides">Distance between windows in pixels, or 0 if it is not set.</param>
/// <param name="Pad">Padding on all sides in pixels, or −1 if it is not set.</param>
/// <param name="IsSame">Whether the padding is chosen so that there are ⌈size / stride⌉ windows (<c>Padding.Same</c>).</param>
/// <param name="HeightName">The name of the argument for <paramref name="Height"/>.</param>
/// <param name="WidthName">The name of the argument for <paramref name="Width"/>.</param>
internal sealed record WindowArguments(
    long? Height,
    long? Width,
    long? Strides,
    long? Pad,
    bool IsSame,
    string HeightName,
    string WidthName
)
{
    /// <summary>The members of the enum <c>Padding</c>.</summary>
    public static readonly IReadOnlyCollection<string> Paddings = ["Valid", "Same"];

    private const string DilationName = "Dilation";
    private const string PadName = "Pad";
    private const string PaddingName = "Padding";

    public bool IsComplete => Height is not null && Width is not null && Strides is not null && Pad is not null;

    /// <param name="window">
    /// The attribute's argument for the side of a square window, such as <c>kernel</c>. The sides of other windows have the same name with
    /// the suffixes Height and Width.
    /// </param>
    public static WindowArguments Read(LayerScope scope, string window)
    {
        bool isSquare = scope.Arguments.Has(window);
        string heightName = isSquare ? window : window + "Height";
        string widthName = isSquare ? window : window + "Width";
        long? height = scope.Positive(heightName);
        long? width = isSquare ? height : scope.Positive(widthName);
        long? strides = scope.Arguments.Has("Strides") ? scope.Positive("Strides") : 0;
        long? pad = scope.Arguments.Has(PadName) ? scope.CountFromZero(PadName) : -1;
        if (scope.Arguments.Has(PadName) && scope.Arguments.Has(PaddingName))
        {
            scope.Report(
                ProblemIds.NoEffect,
                PaddingName,
                scope.Name,
                PaddingName,
                "Pad says already how many pixels there are around the image"
            );
        }

        bool isSame = pad < 0 && scope.Arguments.TextOr(PaddingName, "Valid") == "Same";
        return new WindowArguments(height, width, strides, pad, isSame, heightName, widthName);
    }

    /// <summary>Returns the vertical axis. The arguments must be complete, see <see cref="IsComplete"/>.</summary>
    public WindowAxis Vertical(long length, long dilation, long defaultStride) => Axis(length, Height!.Value, dilation, defaultStride);

    /// <summary>Returns the horizontal axis. The arguments must be complete, see <see cref="IsComplete"/>.</summary>
    public WindowAxis Horizontal(long length, long dilation, long defaultStride) => Axis(length, Width!.Value, dilation, defaultStride);

    /// <summary>Reports SNET2007 if a window could lie completely in the padding.</summary>
    public bool CheckPadOfPooling(LayerScope scope)
    {
        long most = Math.Min(Height!.Value, Width!.Value) / 2;
        if (Pad <= most)
        {
            return true;
        }

        string range = $"at most half the window, {Literals.Integer(most)}";
        scope.Report(ProblemIds.NumberOutOfRange, PadName, scope.Name, PadName, Literals.Integer(Pad!.Value), range, "");
        return false;
    }

    /// <summary>Reports SNET1013 if a window is larger than the padded image.</summary>
    public bool CheckFit(LayerScope scope, WindowAxis vertical, WindowAxis horizontal)
    {
        if (vertical.Fits && horizontal.Fits)
        {
            return true;
        }

        (WindowAxis axis, string name) = vertical.Fits ? (horizontal, WidthName) : (vertical, HeightName);
        string guilty = axis.Window > axis.PaddedLength ? name : DilationName;
        string window = Shape.Of(vertical.Window, horizontal.Window).ToString();
        string dilated = $", {Shape.Of(vertical.Reach, horizontal.Reach)} with {DilationName} = {Literals.Integer(axis.Dilation)}";
        string image = Shape.Of(vertical.Length, horizontal.Length).ToString();
        string around = $", {Shape.Of(vertical.PaddedLength, horizontal.PaddedLength)} with its padding";
        scope.Report(
            ProblemIds.WindowTooLarge,
            guilty,
            scope.Name,
            window + (axis.Dilation > 1 ? dilated : ""),
            scope.Input.Name,
            image + (Pad > 0 ? around : ""),
            ""
        );
        return false;
    }

    private WindowAxis Axis(long length, long window, long dilation, long defaultStride)
    {
        long pad = Math.Max(0, Pad!.Value);
        WindowAxis axis = new(length, window, Strides!.Value == 0 ? defaultStride : Strides.Value, dilation, pad, pad);
        return IsSame ? axis.Same() : axis;
    }
}
