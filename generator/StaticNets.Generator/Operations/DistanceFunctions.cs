using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>The body of a function of <see cref="SquaredDistance"/>.</summary>
internal abstract record DistanceFunction : FunctionBody
{
    public override bool IsCheap => false;

    // Sums that run at the same time share what they load, and do not wait for each other.
    private const int SumsAtOnce = 4;

    /// <summary>
    /// Emits loops in which <paramref name="index"/> counts up to <paramref name="end"/>: a loop over groups of four, and a loop over the
    /// rest.
    /// </summary>
    /// <param name="body">Emits the statements for a group, whose size it is given.</param>
    protected static void InGroups(CodeWriter writer, string index, string end, Action<int> body)
    {
        writer.Line($"nuint {index} = 0;");
        writer.Open($"for (; {index} + {SumsAtOnce} <= {end}; {index} += {SumsAtOnce})");
        body(SumsAtOnce);
        writer.Close();
        writer.Blank();
        writer.Open($"for (; {index} < {end}; {index}++)");
        body(1);
        writer.Close();
    }

    /// <summary>Returns <c>row</c>, <c>row + 1</c>, …: the members of a group.</summary>
    protected static string Member(string index, int number) => number == 0 ? index : $"{index} + {Literals.Integer(number)}";

    /// <summary>Emits the declaration of a vector of zeros for each member of a group: <c>V sum0 = S.Zero, sum1 = S.Zero</c>.</summary>
    protected static void DeclareSums(CodeWriter writer, int count) =>
        writer.Line($"V {string.Join(", ", Enumerable.Range(0, count).Select(i => $"sum{i} = S.Zero"))};");

    /// <summary>Returns the index of an element.</summary>
    protected static string At(string row, long stride, string column) => Arithmetic.Sum(Arithmetic.Times(row, stride), column);
}

/// <summary>Computes the distances, four rows at a time.</summary>
/// <param name="Features">Number of terms of each sum.</param>
/// <param name="Stride">Length of a row of x with padding.</param>
/// <param name="CenterStride">Length of a row of the centres, and of a row of the output, with padding.</param>
/// <param name="IsUnrolled">Whether the terms are written one after the other, without a loop.</param>
internal sealed record Distances(long Features, long Stride, long CenterStride, bool IsUnrolled) : DistanceFunction
{
    public override void Write(CodeWriter writer, Element element) => InGroups(writer, "row", "rows", count => WriteRows(writer, count));

    private void WriteRows(CodeWriter writer, int count)
    {
        writer.Open($"for (nuint n = 0; n < {Literals.Integer(CenterStride)}; n += Lanes)");
        DeclareSums(writer, count);
        if (IsUnrolled)
        {
            for (int k = 0; k < Features; k++)
            {
                WriteTerms(writer, count, Literals.Integer(k), Literals.Integer(k));
            }
        }
        else
        {
            writer.Open($"for (nuint k = 0; k < {Literals.Integer(Features)}; k++)");
            WriteTerms(writer, count, "k", "");
            writer.Close();
            writer.Blank();
        }

        for (int i = 0; i < count; i++)
        {
            writer.Line($"S.Store(sum{i}, ref y, {At(Member("row", i), CenterStride, "n")});");
        }

        writer.Close();
    }

    /// <param name="ending">Makes the names of the local variables unique.</param>
    private void WriteTerms(CodeWriter writer, int count, string k, string ending)
    {
        string at = k == "0" ? "n" : At(k, CenterStride, "n");
        writer.Line($"V center{ending} = S.Load(ref centers, {at});");
        for (int i = 0; i < count; i++)
        {
            string difference = $"difference{ending}{(ending.Length > 0 ? "Of" : "")}{i}";
            string x = writer.Names.At("x", At(Member("row", i), Stride, k));
            writer.Line($"V {difference} = S.Subtract(S.Broadcast({x}), center{ending});");
            writer.Line($"sum{i} = S.MultiplyAdd({difference}, {difference}, sum{i});");
        }
    }
}

/// <summary>Computes the gradient of the centres, four coordinates at a time.</summary>
/// <param name="Features">Number of coordinates.</param>
/// <param name="Stride">Length of a row of x with padding.</param>
/// <param name="CenterStride">Length of a row of the centres, and of a row of dy, with padding.</param>
internal sealed record CenterGradient(long Features, long Stride, long CenterStride) : DistanceFunction
{
    public override void Write(CodeWriter writer, Element element) =>
        InGroups(writer, "k", Literals.Integer(Features), count => WriteCoordinates(writer, count));

    private void WriteCoordinates(CodeWriter writer, int count)
    {
        writer.Open($"for (nuint n = 0; n < {Literals.Integer(CenterStride)}; n += Lanes)");
        for (int i = 0; i < count; i++)
        {
            writer.Line($"nuint at{i} = {At(Member("k", i), CenterStride, "n")};");
            writer.Line($"V center{i} = S.Load(ref centers, at{i});");
        }

        DeclareSums(writer, count);
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Line($"V dyn = S.Load(ref dy, {At("row", CenterStride, "n")});");
        for (int i = 0; i < count; i++)
        {
            string x = writer.Names.At("x", Arithmetic.Sum(Arithmetic.Times("row", Stride), Member("k", i)));
            writer.Line($"sum{i} = S.MultiplyAdd(S.Subtract(center{i}, S.Broadcast({x})), dyn, sum{i});");
        }

        writer.Close();
        writer.Blank();
        for (int i = 0; i < count; i++)
        {
            writer.Line($"V twice{i} = S.Add(sum{i}, sum{i});");
            writer.Line($"S.Store(accumulate ? S.Add(S.Load(ref dCenters, at{i}), twice{i}) : twice{i}, ref dCenters, at{i});");
        }

        writer.Close();
    }
}

/// <summary>Computes the gradient of the input, four rows at a time.</summary>
/// <param name="Features">Number of features.</param>
/// <param name="Units">Number of terms of each sum.</param>
/// <param name="Stride">Length of a row of x, of dx and of the transposed centres with padding.</param>
/// <param name="OutputStride">Length of a row of dy with padding.</param>
/// <param name="Accumulate">Whether to add to the gradient.</param>
internal sealed record DistanceInputGradient(long Features, long Units, long Stride, long OutputStride, bool Accumulate) : DistanceFunction
{
    public override void Write(CodeWriter writer, Element element) => InGroups(writer, "row", "rows", count => WriteRows(writer, count));

    private void WriteRows(CodeWriter writer, int count)
    {
        string features = Literals.Integer(Features);
        writer.Open($"for (nuint k = 0; k < {Literals.Integer(Stride)}; k += Lanes)");
        if (Stride != Features)
        {
            // The padding of x can be any number, that of a gradient must be zero.
            writer.Line($"V inside = S.FirstLanes(k < {features} ? {features} - k : 0);");
        }

        for (int i = 0; i < count; i++)
        {
            writer.Line($"nuint at{i} = {At(Member("row", i), Stride, "k")};");
            writer.Line($"V x{i} = S.Load(ref x, at{i});");
        }

        DeclareSums(writer, count);
        writer.Open($"for (nuint n = 0; n < {Literals.Integer(Units)}; n++)");
        writer.Line($"V center = S.Load(ref centers, {At("n", Stride, "k")});");
        for (int i = 0; i < count; i++)
        {
            string dy = writer.Names.At("dy", At(Member("row", i), OutputStride, "n"));
            writer.Line($"sum{i} = S.MultiplyAdd(S.Subtract(x{i}, center), S.Broadcast({dy}), sum{i});");
        }

        writer.Close();
        writer.Blank();
        for (int i = 0; i < count; i++)
        {
            string twice = $"S.Add(sum{i}, sum{i})";
            string term = Stride == Features ? twice : $"S.Select(inside, {twice}, S.Zero)";
            writer.Line($"S.Store({(Accumulate ? $"S.Add(S.Load(ref dx, at{i}), {term})" : term)}, ref dx, at{i});");
        }

        writer.Close();
    }
}
