using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>How windows lie along one axis of an image.</summary>
/// <param name="Length">Pixels of the image.</param>
/// <param name="Window">Elements of a window.</param>
/// <param name="Stride">Pixels from one window to the next.</param>
/// <param name="Dilation">Pixels from one element of a window to the next.</param>
/// <param name="Before">Pixels in front of the image.</param>
/// <param name="After">Pixels behind it.</param>
internal readonly record struct WindowAxis(long Length, long Window, long Stride, long Dilation, long Before, long After)
{
    /// <summary>Pixels from the first element of a window to the last one, both included.</summary>
    public long Reach => Saturate.Add(Saturate.Multiply(Window - 1, Dilation), 1);

    public long PaddedLength => Saturate.Add(Length, Saturate.Add(Before, After));

    /// <summary>Number of windows.</summary>
    public long Count => ((PaddedLength - Reach) / Stride) + 1;

    /// <summary>Around an image that gives ⌈length / stride⌉ windows, the odd pixel behind it.</summary>
    public WindowAxis Same()
    {
        long count = ((Length - 1) / Stride) + 1;
        long missing = Math.Max(0, ((count - 1) * Stride) + Reach - Length);
        return this with { Before = missing / 2, After = missing - (missing / 2) };
    }

    /// <summary>SNET1013 when a window is larger than the image with what is around it.</summary>
    public static bool CheckFit(LayerScope scope, WindowAxis vertical, WindowAxis horizontal)
    {
        if (vertical.Reach <= vertical.PaddedLength && horizontal.Reach <= horizontal.PaddedLength)
        {
            return true;
        }

        string window = Shape.Of(vertical.Reach, horizontal.Reach).ToString();
        string image = Shape.Of(vertical.Length, horizontal.Length).ToString();
        string padded = Shape.Of(vertical.PaddedLength, horizontal.PaddedLength).ToString();
        string around = padded == image ? "" : $", {padded} with its padding";
        scope.Report(ProblemIds.WindowTooLarge, null, scope.Name, window, scope.Input.Name, image + around);
        return false;
    }
}
