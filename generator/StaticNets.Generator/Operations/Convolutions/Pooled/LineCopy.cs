using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Pooled;

/// <summary>Emits copies between a line of pixels, whose filters lie side by side, and one line for each filter.</summary>
internal static class LineCopy
{
    /// <param name="pitch">Distance in elements between the lines of two filters.</param>
    /// <param name="image">The name of the image.</param>
    /// <param name="first">The offset of the first pixel of the line in the image.</param>
    /// <param name="toPixels">Whether the pixels are written; otherwise they are read.</param>
    public static void Write(CodeWriter writer, PixelLanes lanes, long pitch, string image, string first, bool toPixels)
    {
        long filters = lanes.Size.Filters;
        writer.Open($"for (nuint i = 0; i < {Literals.Integer(lanes.Pixels)}; i++)");
        string pixel = Arithmetic.Sum(first, Arithmetic.Times("i", filters));
        bool isShort = filters <= 8;
        if (!isShort)
        {
            writer.Open($"for (nuint filter = 0; filter < {Literals.Integer(filters)}; filter++)");
            Copy(Arithmetic.Sum(pixel, "filter"), Arithmetic.Sum(Arithmetic.Times("filter", pitch), "i"));
            writer.Close();
        }
        else
        {
            for (long filter = 0; filter < filters; filter++)
            {
                Copy(Arithmetic.Sum(pixel, Literals.Integer(filter)), Arithmetic.Sum("i", Literals.Integer(filter * pitch)));
            }
        }

        writer.Close();

        void Copy(string ofPixel, string ofLine)
        {
            (string at, string line) = (writer.Names.At(image, ofPixel), writer.Names.At("lines", ofLine));
            writer.Line(toPixels ? $"{at} = {line};" : $"{line} = {at};");
        }
    }
}
