using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Pooling;

/// <summary>Emits loops over the windows of an image and over the pixels of a window.</summary>
internal sealed class WindowLoops(PoolingShape size, PoolingFunction function)
{
    /// <summary>
    /// Opens the loops over samples and windows. <c>at</c> is the index of the first element of the result pixel. On an axis where windows
    /// can extend past the image, the part inside the image consists of the window's rows from <c>top</c> to before <c>bottom</c>, or of
    /// its columns from <c>first</c> to before <c>last</c>.
    /// </summary>
    public void OpenWindows(CodeWriter writer, Element element)
    {
        long stride = element.Pad(size.Output.Length);
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Open($"for (nuint line = 0; line < {Literals.Integer(size.Vertical.Count)}; line++)");
        WriteBounds(writer, size.Vertical, "line", "top", "bottom");
        writer.Open($"for (nuint column = 0; column < {Literals.Integer(size.Horizontal.Count)}; column++)");
        WriteBounds(writer, size.Horizontal, "column", "first", "last");
        string line = Arithmetic.Times("line", size.Horizontal.Count * size.Channels);
        writer.Line($"nuint at = {Arithmetic.Sum(Arithmetic.Times("row", stride), line, Arithmetic.Times("column", size.Channels))};");
        string image = Arithmetic.Times("row", element.Pad(size.Image.Length));
        writer.Line($"nuint window = {Arithmetic.Sum(image, Arithmetic.Times(Corner(), size.Channels))};");
        if (function.Divides)
        {
            string height = size.Vertical.IsInside ? "" : "bottom - top";
            string width = size.Horizontal.IsInside ? "" : "last - first";
            long known = (size.Vertical.IsInside ? size.Vertical.Window : 1) * (size.Horizontal.IsInside ? size.Horizontal.Window : 1);
            writer.Line($"V count = S.Broadcast({Product(known, height, width)});");
        }
    }

    /// <summary>Returns the index of the window's first pixel inside the image.</summary>
    private string Corner() =>
        Arithmetic.Sum(
            Arithmetic.Times(Inside(size.Vertical, "line", "top"), size.Horizontal.Length),
            Inside(size.Horizontal, "column", "first")
        );

    private static string Inside(PoolingAxis axis, string index, string first)
    {
        string start = Arithmetic.Times(index, axis.Stride);
        return axis.Before == 0 ? start : $"{Arithmetic.Bracketed(start)} + {first} - {Literals.Integer(axis.Before)}";
    }

    /// <summary>Returns the product of a number and of lengths, which are C# expressions; empty lengths are left out.</summary>
    private static string Product(long known, params string[] lengths)
    {
        string[] factors = [.. lengths.Where(length => length.Length > 0).Select(Arithmetic.Bracketed)];
        return factors.Length == 0 ? Literals.Integer(known) : Arithmetic.Times(string.Join(" * ", factors), known);
    }

    private static void WriteBounds(CodeWriter writer, PoolingAxis axis, string index, string first, string last)
    {
        if (axis.IsInside)
        {
            return;
        }

        string start = Arithmetic.Times(index, axis.Stride);
        string before = Literals.Integer(axis.Before);
        string outside = axis.Before == 0 ? "0" : $"{before} - nuint.Min({before}, {start})";
        string left = $"{Literals.Integer(axis.Length + axis.Before)} - {Arithmetic.Bracketed(start)}";
        writer.Line($"nuint {first} = {outside};");
        writer.Line($"nuint {last} = nuint.Min({Literals.Integer(axis.Window)}, {left});");
    }

    /// <summary>
    /// Opens the loops over those pixels of a window that lie inside the image; <c>pixel</c> is the index of the first channel of a pixel.
    /// </summary>
    public void OpenPixels(CodeWriter writer)
    {
        writer.Open($"for (nuint h = 0; h < {Pixels(size.Vertical, "bottom - top")}; h++)");
        writer.Open($"for (nuint w = 0; w < {Pixels(size.Horizontal, "last - first")}; w++)");
        string line = Arithmetic.Times("h", size.Horizontal.Length * size.Channels);
        writer.Line($"nuint pixel = {Arithmetic.Sum("window", line, Arithmetic.Times("w", size.Channels))};");
    }

    private static string Pixels(PoolingAxis axis, string inside) => axis.IsInside ? Literals.Integer(axis.Window) : inside;

    public static void ClosePixels(CodeWriter writer)
    {
        writer.Close();
        writer.Close();
        writer.Blank();
    }
}
