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
        if (function is Mean mean)
        {
            writer.Line($"V count = S.Broadcast({(mean.CountsPadding ? CountWithPadding() : CountInside())});");
        }
    }

    /// <summary>Returns the number of elements of a window inside the image, at least 1, because the sum of none is divided, too.</summary>
    private string CountInside()
    {
        string height = size.Vertical.IsInside ? "" : AtLeastOne(size.Vertical, "bottom - top");
        string width = size.Horizontal.IsInside ? "" : AtLeastOne(size.Horizontal, "last - first");
        long known = (size.Vertical.IsInside ? size.Vertical.Window : 1) * (size.Horizontal.IsInside ? size.Horizontal.Window : 1);
        return Product(known, height, width);

        static string AtLeastOne(PoolingAxis axis, string count) => axis.MayMiss ? $"nuint.Max(1, {count})" : count;
    }

    /// <summary>Returns the number of elements of a window inside the padded image.</summary>
    private string CountWithPadding()
    {
        string height = Padded(size.Vertical, "line");
        string width = Padded(size.Horizontal, "column");
        long known = (height.Length == 0 ? size.Vertical.Window : 1) * (width.Length == 0 ? size.Horizontal.Window : 1);
        return Product(known, height, width);

        static string Padded(PoolingAxis axis, string index) =>
            axis.IsInsidePadding
                ? ""
                : Elements(axis, $"{Literals.Integer(axis.Length + axis.Before + axis.After)} - {Start(axis, index)}");
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
        return axis.Before == 0
            ? start
            : $"{Arithmetic.Bracketed(start)} + {Arithmetic.Bracketed(Arithmetic.Times(first, axis.Dilation))} - {Literals.Integer(axis.Before)}";
    }

    private static string Start(PoolingAxis axis, string index) => Arithmetic.Bracketed(Arithmetic.Times(index, axis.Stride));

    /// <summary>Returns the number of elements of a window among so many pixels from its beginning.</summary>
    private static string Elements(PoolingAxis axis, string pixels) =>
        $"nuint.Min({Literals.Integer(axis.Window)}, {PerStep(axis, pixels)})";

    /// <summary>Returns the number of pixels divided by the dilation, rounded up.</summary>
    private static string PerStep(PoolingAxis axis, string pixels) =>
        axis.Dilation == 1 ? pixels : $"({pixels} + {Literals.Integer(axis.Dilation - 1)}) / {Literals.Integer(axis.Dilation)}";

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

        string start = Start(axis, index);
        string before = Literals.Integer(axis.Before);
        string outside = axis.Before == 0 ? "0" : PerStep(axis, $"{before} - nuint.Min({before}, {Arithmetic.Times(index, axis.Stride)})");
        string end = Literals.Integer(axis.Length + axis.Before);
        string left = axis.LastBeginsInside ? $"{end} - {start}" : $"{end} - nuint.Min({end}, {start})";
        string elements = Elements(axis, left);
        writer.Line($"nuint {first} = {outside};");
        writer.Line($"nuint {last} = {(axis.MayMiss ? $"nuint.Max({first}, {elements})" : elements)};");
    }

    /// <summary>
    /// Opens the loops over those pixels of a window that lie inside the image; <c>pixel</c> is the index of the first channel of a pixel.
    /// </summary>
    public void OpenPixels(CodeWriter writer)
    {
        writer.Open($"for (nuint h = 0; h < {Pixels(size.Vertical, "bottom - top")}; h++)");
        writer.Open($"for (nuint w = 0; w < {Pixels(size.Horizontal, "last - first")}; w++)");
        string line = Arithmetic.Times("h", size.Vertical.Dilation * size.Horizontal.Length * size.Channels);
        writer.Line($"nuint pixel = {Arithmetic.Sum("window", line, Arithmetic.Times("w", size.Horizontal.Dilation * size.Channels))};");
    }

    private static string Pixels(PoolingAxis axis, string inside) => axis.IsInside ? Literals.Integer(axis.Window) : inside;

    public static void ClosePixels(CodeWriter writer)
    {
        writer.Close();
        writer.Close();
        writer.Blank();
    }
}
