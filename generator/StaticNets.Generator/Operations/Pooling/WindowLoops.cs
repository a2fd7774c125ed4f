using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Pooling;

/// <summary>Emits loops over the windows of an image and over the pixels of a window.</summary>
internal sealed class WindowLoops(PoolingShape size, PoolingFunction function)
{
    /// <summary>
    /// Opens the loops over samples and windows: <c>at</c> is the index of the first element of the result; rows <c>top</c> to
    /// <c>bottom</c> and columns <c>first</c> to <c>last</c> of the window lie inside the image.
    /// </summary>
    public void OpenWindows(CodeWriter writer, Element element)
    {
        long stride = element.Pad(size.Output.Length);
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Open($"for (nuint line = 0; line < {Literals.Integer(size.Vertical.Count)}; line++)");
        WriteBounds(writer, size.Vertical, "line", "top", "bottom");
        writer.Open($"for (nuint column = 0; column < {Literals.Integer(size.Horizontal.Count)}; column++)");
        WriteBounds(writer, size.Horizontal, "column", "first", "last");
        string line = $"(line * {Literals.Integer(size.Horizontal.Count * size.Channels)})";
        writer.Line($"nuint at = (row * {Literals.Integer(stride)}) + {line} + (column * {Literals.Integer(size.Channels)});");
        string imageStride = Literals.Integer(element.Pad(size.Image.Length));
        writer.Line($"nuint window = (row * {imageStride}) + ({Corner()} * {Literals.Integer(size.Channels)});");
        if (function.Divides)
        {
            writer.Line($"V count = S.Broadcast({Count(size.Vertical, "bottom - top")} * {Count(size.Horizontal, "last - first")});");
        }
    }

    /// <summary>Returns the index of the first pixel of the window that lies inside the image.</summary>
    private string Corner() =>
        $"(({Inside(size.Vertical, "line", "top")} * {Literals.Integer(size.Horizontal.Length)}) + {Inside(size.Horizontal, "column", "first")})";

    private static string Inside(PoolingAxis axis, string index, string first)
    {
        string start = $"({index} * {Literals.Integer(axis.Stride)})";
        return axis.Before == 0 ? start : $"({start} + {first} - {Literals.Integer(axis.Before)})";
    }

    private static string Count(PoolingAxis axis, string inside) => axis.IsInside ? Literals.Integer(axis.Window) : $"({inside})";

    private static void WriteBounds(CodeWriter writer, PoolingAxis axis, string index, string first, string last)
    {
        if (axis.IsInside)
        {
            return;
        }

        string start = $"{index} * {Literals.Integer(axis.Stride)}";
        string before = Literals.Integer(axis.Before);
        writer.Line($"nuint {first} = {before} - nuint.Min({before}, {start});");
        writer.Line(
            $"nuint {last} = nuint.Min({Literals.Integer(axis.Window)}, {Literals.Integer(axis.Length + axis.Before)} - ({start}));"
        );
    }

    /// <summary>
    /// Opens the loops over the pixels of a window inside the image; <c>pixel</c> is the index of the first channel of a pixel.
    /// </summary>
    public void OpenPixels(CodeWriter writer)
    {
        writer.Open($"for (nuint h = 0; h < {Pixels(size.Vertical, "bottom - top")}; h++)");
        writer.Open($"for (nuint w = 0; w < {Pixels(size.Horizontal, "last - first")}; w++)");
        string line = $"(h * {Literals.Integer(size.Horizontal.Length * size.Channels)})";
        writer.Line($"nuint pixel = window + {line} + (w * {Literals.Integer(size.Channels)});");
    }

    private static string Pixels(PoolingAxis axis, string inside) => axis.IsInside ? Literals.Integer(axis.Window) : inside;

    public static void ClosePixels(CodeWriter writer)
    {
        writer.Close();
        writer.Close();
        writer.Blank();
    }
}
