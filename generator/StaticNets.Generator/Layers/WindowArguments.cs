using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>The arguments that all layers with windows share.</summary>
/// <param name="Height">
/// Height of a window, or <see langword="null"/> if its argument has an error; likewise for the width, the strides and the padding.
/// </param>
/// <param name="Width">Width of a window; for windows over the steps of a sequence, their number of steps.</param>
/// <param name="Strides">Distance between windows in pixels or steps, or 0 if it is not set.</param>
/// <param name="Pad">Padding on all sides in pixels or steps, or −1 if it is not set.</param>
/// <param name="Padding">The member of the enum <c>Padding</c> that determines the padding if there is no <paramref name="Pad"/>.</param>
/// <param name="HeightName">The name of the argument for <paramref name="Height"/>.</param>
/// <param name="WidthName">The name of the argument for <paramref name="Width"/>.</param>
internal sealed record WindowArguments(
    long? Height,
    long? Width,
    long? Strides,
    long? Pad,
    string Padding,
    string HeightName,
    string WidthName
)
{
    public const string Causal = "Causal";

    private const string Same = "Same";
    private const string Valid = "Valid";

    /// <summary>The members of the enum <c>Padding</c>.</summary>
    public static readonly IReadOnlyCollection<string> Paddings = [Valid, Same, Causal];

    private const string DilationName = "Dilation";
    private const string PadName = "Pad";
    private const string PaddingName = "Padding";

    /// <summary>Whether the windows lie over the steps of a sequence, which is an image with a single row.</summary>
    public bool AreOverSteps { get; init; }

    public bool IsComplete => Height is not null && Width is not null && Strides is not null && Pad is not null;

    /// <summary>Reads the arguments of windows over an image.</summary>
    /// <param name="window">
    /// The attribute's argument for the side of a square window, such as <c>kernel</c>. The sides of other windows have the same name with
    /// the suffixes Height and Width.
    /// </param>
    public static WindowArguments OverImage(LayerScope scope, string window)
    {
        bool isSquare = scope.Arguments.Has(window);
        string heightName = isSquare ? window : window + "Height";
        string widthName = isSquare ? window : window + "Width";
        long? height = scope.Positive(heightName);
        long? width = isSquare ? height : scope.Positive(widthName);
        return Read(scope, height, width, heightName, widthName);
    }

    /// <summary>Reads the arguments of windows over the steps of a sequence.</summary>
    /// <param name="window">The attribute's argument for the length of a window.</param>
    public static WindowArguments OverSteps(LayerScope scope, string window) =>
        Read(scope, height: 1, scope.Positive(window), window, window) with
        {
            AreOverSteps = true,
        };

    private static WindowArguments Read(LayerScope scope, long? height, long? width, string heightName, string widthName)
    {
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

        string padding = pad < 0 ? scope.Arguments.TextOr(PaddingName, Valid) : Valid;
        return new WindowArguments(height, width, strides, pad, padding, heightName, widthName);
    }

    /// <summary>Reads the input over which the windows lie.</summary>
    public Value? Input(LayerScope scope) => AreOverSteps ? scope.Sequence() : scope.Image();

    /// <summary>Returns the vertical axis. The arguments must be complete, see <see cref="IsComplete"/>.</summary>
    public WindowAxis Vertical(Shape input, long dilation, long defaultStride) =>
        AreOverSteps
            ? new WindowAxis(Length: 1, Window: 1, Stride: 1, Dilation: 1, Before: 0, After: 0)
            : Axis(input, 0, Height!.Value, dilation, defaultStride);

    /// <summary>Returns the horizontal axis. The arguments must be complete, see <see cref="IsComplete"/>.</summary>
    public WindowAxis Horizontal(Shape input, long dilation, long defaultStride) => Axis(input, 1, Width!.Value, dilation, defaultStride);

    /// <summary>Returns the shape of the output: that of an image, or of a sequence.</summary>
    /// <param name="input">The shape of the layer's input.</param>
    public Shape Output(Shape input, Shape image) =>
        AreOverSteps ? Shape.Of(input.HasAnySteps ? Shape.AnySteps : image.Axes[1], image.Last) : image;

    /// <summary>
    /// Reports SNET1010 for <c>Padding.Causal</c>, which only a convolution over steps has: an image has no direction in time, and pooling
    /// ignores the padding.
    /// </summary>
    /// <returns>Whether there is no such problem.</returns>
    public bool CheckNotCausal(LayerScope scope)
    {
        if (Padding != Causal)
        {
            return true;
        }

        string[] words = [scope.Name, $"{PaddingName}.{Causal}", PaddingName, "only Conv1D has it: use Padding.Valid or Padding.Same"];
        scope.Report(ProblemIds.UndefinedValue, PaddingName, words);
        return false;
    }

    /// <summary>Reports SNET2007 if a window could lie completely in the padding.</summary>
    public bool CheckPadOfPooling(LayerScope scope)
    {
        long most = (AreOverSteps ? Width!.Value : Math.Min(Height!.Value, Width!.Value)) / 2;
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
        string window = Sides(vertical.Window, horizontal.Window);
        string dilated = $", {Sides(vertical.Reach, horizontal.Reach)} with {DilationName} = {Literals.Integer(axis.Dilation)}";
        string image = Sides(vertical.Length, horizontal.Length);
        string around = $", {Sides(vertical.PaddedLength, horizontal.PaddedLength)} with its padding";
        scope.Report(
            ProblemIds.WindowTooLarge,
            guilty,
            scope.Name,
            window + (axis.Dilation > 1 ? dilated : ""),
            scope.Input.Name,
            (AreOverSteps ? "" : "an image of ") + image + (Pad > 0 ? around : ""),
            ""
        );
        return false;
    }

    private string Sides(long height, long width) => AreOverSteps ? Plural.Of(width, "step") : Shape.Of(height, width).ToString();

    private WindowAxis Axis(Shape input, int at, long window, long dilation, long defaultStride)
    {
        long pad = Math.Max(0, Pad!.Value);
        WindowAxis axis = new(input.AsImage().Axes[at], window, Strides!.Value == 0 ? defaultStride : Strides.Value, dilation, pad, pad);

        // If each call determines the number of steps, any number in which a window fits will do for the sizes here.
        axis = input.HasAnySteps ? axis with { Length = axis.Reach } : axis;
        return Padding switch
        {
            Same => axis.Same(),
            Causal => axis.Causal(),
            _ => axis,
        };
    }
}
