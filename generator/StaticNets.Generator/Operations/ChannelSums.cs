using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Emits sums over all samples and pixels, for the vector of channels that begins at <c>n</c>. The emitted code sums the pixels of each
/// line separately and then adds the sums of the lines, because a single long sum would lose precision.
/// </summary>
internal static class ChannelSums
{
    /// <summary>Opens the loop over vectors of channels.</summary>
    public static void OpenChannels(CodeWriter writer, Segments segments) =>
        writer.Open($"for (nuint n = 0; n < {Literals.Integer(segments.Length)}; n += Lanes)");

    /// <param name="sums">Names of the sums; the emitted code declares variables with these names.</param>
    /// <param name="body">
    /// Emits code that adds a term to each sum, for the vector whose first element is <c>at</c>. Its second argument is a function that
    /// returns the variable of a sum: the name of the sum, with the suffix <c>Part</c> if a sample has several pixels.
    /// </param>
    public static void Write(
        CodeWriter writer,
        Segments segments,
        IReadOnlyList<string> sums,
        Action<CodeWriter, Func<string, string>> body
    )
    {
        Declare(writer, sums);
        writer.Open("for (nuint row = 0; row < rows; row++)");
        WritePixels(writer, segments, sums, body);
        writer.Close();
        writer.Blank();
    }

    /// <summary>Like <see cref="Write"/>, for the pixels of the single sample <c>row</c>.</summary>
    public static void WriteOfSample(
        CodeWriter writer,
        Segments segments,
        IReadOnlyList<string> sums,
        Action<CodeWriter, Func<string, string>> body
    )
    {
        Declare(writer, sums);
        WritePixels(writer, segments, sums, body);
    }

    private static void Declare(CodeWriter writer, IReadOnlyList<string> sums) =>
        writer.Line("V " + string.Join(", ", sums.Select(sum => sum + " = S.Zero")) + ";");

    private static void WritePixels(
        CodeWriter writer,
        Segments segments,
        IReadOnlyList<string> sums,
        Action<CodeWriter, Func<string, string>> body
    )
    {
        writer.Line($"nuint at = {Arithmetic.Sum(Arithmetic.Times("row", segments.RowStride), "n")};");
        if (segments.PerRow == 1)
        {
            body(writer, sum => sum);
            return;
        }

        writer.Open($"for (nuint line = 0; line < {Literals.Integer(segments.PerRow / segments.PerLine)}; line++)");
        writer.Line("V " + string.Join(", ", sums.Select(sum => $"{sum}Part = S.Zero")) + ";");
        writer.Open($"for (nuint pixel = 0; pixel < {Literals.Integer(segments.PerLine)}; pixel++)");
        body(writer, sum => sum + "Part");
        writer.Line($"at += {Literals.Integer(segments.Length)};");
        writer.Close();
        writer.Blank();
        writer.Lines(sums.Select(sum => $"{sum} = S.Add({sum}, {sum}Part);"));
        writer.Close();
    }

    /// <summary>Returns an expression that is the value in lanes with a channel, and zero in the padding lanes after them.</summary>
    public static string Inside(Segments segments, string value) =>
        segments.NeedsMask ? $"S.Select(S.FirstLanes({Literals.Integer(segments.Length)} - n), {value}, S.Zero)" : value;
}
