using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>The arguments that all layers with windows share.</summary>
/// <param name="Down">The windows along the height of an image.</param>
/// <param name="Across">The windows along the width of an image, or over the steps of a sequence.</param>
/// <param name="Padding">The member of the enum <c>Padding</c> that determines the padding if no other argument does.</param>
internal sealed record WindowArguments(WindowSide Down, WindowSide Across, string Padding)
{
    public const string Causal = "Causal";
    public const string PadName = "Pad";

    public const string Same = "Same";
    private const string Valid = "Valid";
    private const string PaddingName = "Padding";

    private static readonly string[] _sidesOfImage = ["PadTop", "PadBottom", "PadLeft", "PadRight"];
    private static readonly string[] _sidesOfSteps = ["PadBefore", "PadAfter"];

    /// <summary>The members of the enum <c>Padding</c>.</summary>
    public static readonly IReadOnlyCollection<string> Paddings = [Valid, Same, Causal];

    /// <summary>Whether the windows lie over the steps of a sequence, which is an image with a single row.</summary>
    public bool AreOverSteps => Down == WindowSide.OfSteps;

    public bool IsComplete => Down.IsComplete && Across.IsComplete;

    /// <summary>Whether the number of windows is rounded up.</summary>
    public bool RoundsUp { get; init; }

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
        foreach (string both in (string[])["Stride", "Dilation"])
        {
            string shared = both == "Stride" ? "Strides" : both;
            if (scope.Arguments.Has(shared) && scope.Arguments.Has(both + "Height") && scope.Arguments.Has(both + "Width"))
            {
                string reason = $"{both}Height and {both}Width say it already for both axes";
                scope.Report(ProblemIds.NoEffect, shared, scope.Name, shared, reason);
            }
        }

        return new WindowArguments(
            WindowSide.Read(scope, heightName, height, "Height", "PadTop", "PadBottom"),
            WindowSide.Read(scope, widthName, width, "Width", "PadLeft", "PadRight"),
            ReadPadding(scope, _sidesOfImage)
        )
        {
            RoundsUp = scope.Arguments.Flag("CeilMode"),
        };
    }

    /// <summary>Reads the arguments of windows over the steps of a sequence.</summary>
    /// <param name="window">The attribute's argument for the length of a window.</param>
    public static WindowArguments OverSteps(LayerScope scope, string window) =>
        new(
            WindowSide.OfSteps,
            WindowSide.Read(scope, window, scope.Positive(window), "", "PadBefore", "PadAfter"),
            ReadPadding(scope, _sidesOfSteps)
        )
        {
            RoundsUp = scope.Arguments.Flag("CeilMode"),
        };

    private static string ReadPadding(LayerScope scope, string[] sides)
    {
        string[] numbers = [.. sides.Prepend(PadName).Where(scope.Arguments.Has)];
        if (numbers.Length == sides.Length + 1)
        {
            scope.Report(ProblemIds.NoEffect, PadName, scope.Name, PadName, "each side has a number of its own");
        }

        if (numbers.Length == 0)
        {
            return scope.Arguments.TextOr(PaddingName, Valid);
        }

        if (scope.Arguments.Has(PaddingName))
        {
            string reason = $"{numbers[0]} says already how many pixels there are around the image";
            scope.Report(ProblemIds.NoEffect, PaddingName, scope.Name, PaddingName, reason);
        }

        return Valid;
    }

    /// <summary>Reads the input over which the windows lie.</summary>
    public Value? Input(LayerScope scope) => AreOverSteps ? scope.Sequence() : scope.Image();

    /// <summary>
    /// Returns the windows along both axes of the input, or <see langword="null"/> after reporting a window that is larger than the padded
    /// input. The arguments must be complete, see <see cref="IsComplete"/>.
    /// </summary>
    public (WindowAxis Vertical, WindowAxis Horizontal)? Axes(LayerScope scope, Shape input)
    {
        WindowAxis vertical = Vertical(input, defaultStride: 1);
        WindowAxis horizontal = Horizontal(input, defaultStride: 1);
        return CheckFit(scope, vertical, horizontal) ? (vertical, horizontal) : null;
    }

    /// <summary>Returns the vertical axis. The arguments must be complete, see <see cref="IsComplete"/>.</summary>
    public WindowAxis Vertical(Shape input, long defaultStride) =>
        AreOverSteps ? Down.Over(length: 1, defaultStride) : Padded(Down.Over(input.Axes[0], defaultStride), input);

    /// <summary>Returns the horizontal axis. The arguments must be complete, see <see cref="IsComplete"/>.</summary>
    public WindowAxis Horizontal(Shape input, long defaultStride) => Padded(Across.Over(input.AsImage().Axes[1], defaultStride), input);

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

    /// <summary>Reports SNET1013 if a window is larger than the padded image.</summary>
    public bool CheckFit(LayerScope scope, WindowAxis vertical, WindowAxis horizontal)
    {
        if (vertical.Fits && horizontal.Fits)
        {
            return true;
        }

        (WindowAxis axis, WindowSide side) = vertical.Fits ? (horizontal, Across) : (vertical, Down);
        string guilty = axis.Window > axis.PaddedLength ? side.WindowName : side.DilationName;
        string window = Sides(vertical.Window, horizontal.Window);
        string dilated = $", {Sides(vertical.Reach, horizontal.Reach)} with {side.DilationName} = {Literals.Integer(axis.Dilation)}";
        string image = Sides(vertical.Length, horizontal.Length);
        bool isPadded = vertical.PaddedLength > vertical.Length || horizontal.PaddedLength > horizontal.Length;
        string around = isPadded ? $", {Sides(vertical.PaddedLength, horizontal.PaddedLength)} with its padding" : "";
        string whole = AreOverSteps ? image : $"an image of {image}×{Literals.Integer(scope.Input.Value!.Shape.Last)}";
        scope.Report(
            ProblemIds.WindowTooLarge,
            guilty,
            scope.Name,
            window + (axis.Dilation > 1 ? dilated : ""),
            scope.Input.Name,
            whole + around,
            ""
        );
        return false;
    }

    private string Sides(long height, long width) => AreOverSteps ? Plural.Of(width, "step") : Shape.Of(height, width).ToString();

    private WindowAxis Padded(WindowAxis axis, Shape input)
    {
        // If each call determines the number of steps, any number in which a window fits will do for the sizes here.
        WindowAxis known = (input.HasAnySteps ? axis with { Length = axis.Reach } : axis) with
        {
            RoundsUp = RoundsUp,
        };
        return Padding switch
        {
            Same => known.Same(),
            Causal => known.Causal(),
            _ => known,
        };
    }
}
