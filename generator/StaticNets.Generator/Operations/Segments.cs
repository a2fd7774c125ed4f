using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Divides rows into segments along the last axis. A segment need not begin or end at a multiple of the vector length, so the emitted loops
/// mask the lanes after its end. If a row has several segments, a masked store writes the old elements of these lanes back; this is safe,
/// because no other thread uses the same workspace.
/// </summary>
internal sealed record Segments(Element Element, Shape Shape)
{
    public long Length => Shape.Last;

    public long PerRow => Shape.Length / Shape.Last;

    /// <summary>Number of segments along the axis before the last one: the pixels of a line of an image.</summary>
    public long PerLine => Shape.Rank > 1 ? Shape.Axes[Shape.Rank - 2] : 1;

    public long RowStride => Element.Pad(Shape.Length);

    /// <summary>Whether vectors can extend past the end of a segment.</summary>
    public bool NeedsMask => Length % Element.RowMultiple != 0;

    /// <summary>Opens the loops over rows and their segments; <c>at</c> is the index of the first element of the segment.</summary>
    public void OpenLoops(CodeWriter writer)
    {
        writer.Open("for (nuint row = 0; row < rows; row++)");
        if (PerRow == 1)
        {
            writer.Line($"nuint at = row * {Literals.Integer(RowStride)};");
            return;
        }

        writer.Open($"for (nuint segment = 0; segment < {Literals.Integer(PerRow)}; segment++)");
        writer.Line($"nuint at = {Arithmetic.Sum(Arithmetic.Times("row", RowStride), Arithmetic.Times("segment", Length))};");
    }

    /// <summary>Closes the loops, and zeroes the padding after the last segment of each row of the destination.</summary>
    public void CloseLoops(CodeWriter writer, string destination)
    {
        if (PerRow > 1)
        {
            writer.Close();
            ClearPadding(writer, destination, $"row * {Literals.Integer(RowStride)}");
        }
        else if (RowStride != Length)
        {
            // The store of the segment's last vector has already zeroed the lanes after the end of the segment. More padding follows if the
            // vectors are narrower than the widest allowed ones, or if a long row has an additional cache line.
            string behind = $"({Literals.Integer(Length)} + Lanes - 1) / Lanes * Lanes";
            writer.Blank();
            writer.Open($"for (nuint i = {behind}; i < {Literals.Integer(RowStride)}; i += Lanes)");
            writer.Line($"S.Store(S.Zero, ref {destination}, at + i);");
            writer.Close();
        }

        writer.Close();
    }

    /// <summary>Zeroes the elements after the last segment of the row that begins at <paramref name="row"/>.</summary>
    public void ClearPadding(CodeWriter writer, string destination, string row)
    {
        if (RowStride != Shape.Length)
        {
            string first = Arithmetic.Sum(row, Literals.Integer(Shape.Length));
            string count = Literals.Integer(RowStride - Shape.Length);
            writer.Blank();
            string padding = $"ref {writer.Names.At(destination, first)}, {count}";
            writer.Line($"{Qualified.InteropServices}MemoryMarshal.CreateSpan({padding}).Clear();");
        }
    }

    /// <summary>
    /// Emits a loop over the vectors of a segment. <c>i</c> is the index of a vector's first element in the segment; <c>inside</c> is the
    /// mask of the lanes that belong to the segment.
    /// </summary>
    public void VectorLoop(CodeWriter writer, Action body)
    {
        writer.Open($"for (nuint i = 0; i < {Literals.Integer(Length)}; i += Lanes)");
        if (NeedsMask)
        {
            writer.Line($"V inside = S.FirstLanes({Literals.Integer(Length)} - i);");
        }

        body();
        writer.Close();
    }

    /// <summary>
    /// Returns an expression with the value in lanes that belong to the segment, and <paramref name="otherwise"/> in lanes after its end.
    /// </summary>
    public string Inside(string value, string otherwise) => NeedsMask ? $"S.Select(inside, {value}, {otherwise})" : value;

    /// <summary>
    /// Returns the statement that stores a vector of the segment. If the segment is a whole row, the lanes after its end are padding and
    /// become zero. Otherwise the elements in these lanes keep their values.
    /// </summary>
    public string Store(string value, string destination)
    {
        string behind = PerRow == 1 ? "S.Zero" : $"S.Load(ref {destination}, at + i)";
        return $"S.Store({Inside(value, behind)}, ref {destination}, at + i);";
    }
}
