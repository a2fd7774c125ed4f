using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>Emits the method that computes blocks of rows of one panel of columns, with all sums in registers.</summary>
internal sealed class TileBody(MatMulTile tile, TileShape shape)
{
    /// <summary>
    /// Whether two vectors of b come from one load: the first holds its even columns and the second its odd ones, and so do the sums until
    /// they are stored. What the sums begin with is added then.
    /// </summary>
    private bool SplitsColumns => tile.WidensB && !tile.KeepsColumns && shape.Vectors > 1;

    private bool IsWideningRow => SplitsColumns && shape.Rows == 1;

    /// <summary>Steps of k in a turn of the loop.</summary>
    private int Steps
    {
        get
        {
            int steps = shape.Vectors > Tuning.VectorsOfRow ? Tuning.StepsOfWidestRow : Tuning.StepsOfWideningRow;
            return IsWideningRow && tile.K.Constant is { } k && k % steps == 0 ? steps : 1;
        }
    }

    public void Write(CodeWriter writer)
    {
        List<string> parameters = [.. tile.Parameters(), .. tile.NeedsMask ? (string[])["nuint columns"] : [], "nuint blocks"];
        if (!tile.K.IsConstant)
        {
            parameters.Add("nuint rows");
        }

        bool afterwards = tile.Apply is { } function && function.Cost * shape.Sums > Tuning.InlinedCalls;
        writer.Blank();
        writer.Summary($"{Rows()} × {Vectors()} of c at a time: {shape.Sums} sums stay in registers while k runs.");
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"private static void {tile.Name}{shape}({string.Join(", ", parameters)})");
        if (tile.NeedsMask)
        {
            writer.Line(
                "V " + string.Join(", ", Each(v => $"inside{v} = S.FirstLanes({(v == 0 ? "columns" : $"columns - ({Column(v)})")})")) + ";"
            );
        }

        writer.Open("for (nuint block = 0; block < blocks; block++)");
        WriteStart(writer);
        WriteSums(writer);
        WriteFinish(writer, afterwards ? null : tile.Apply);
        if (afterwards)
        {
            WriteFunction(writer, tile.Apply!);
        }

        tile.WriteMove(writer, shape.Rows);
        writer.Close();
        writer.Close();
    }

    private string Rows() => shape.Rows == 1 ? "1 row" : $"{shape.Rows} rows";

    private string Vectors() => shape.Vectors == 1 ? "1 vector" : $"{shape.Vectors} vectors";

    private void WriteStart(CodeWriter writer)
    {
        switch (SplitsColumns ? TileStart.Zero : tile.Start)
        {
            case TileStart.Bias:
                EachRow(writer, row => Each(v => $"{Sum(row, v)} = " + (row == 0 ? $"S.Load(ref bias, {Column(v)})" : Sum(0, v))));
                break;
            case TileStart.Zero:
                EachRow(writer, row => Each(v => $"{Sum(row, v)} = S.Zero"));
                break;
            case TileStart.Addend:
                EachRow(writer, row => Each(v => $"{Sum(row, v)} = S.Load(ref addend, {Cell(row, v)})"));
                break;
            case TileStart.Result:
                EachRow(writer, row => Each(v => $"{Sum(row, v)} = S.Load(ref c, {Cell(row, v)})"));
                break;
            default:
                EachRow(writer, row => Each(v => $"{Sum(row, v)} = S.Zero"));
                writer.Open("if (accumulate)");
                for (int row = 0; row < shape.Rows; row++)
                {
                    writer.Lines(Each(v => $"{Sum(row, v)} = S.Load(ref c, {Cell(row, v)});"));
                }

                writer.Close();
                break;
        }
    }

    /// <summary>What sums of split columns begin with, where it lies in the order of the columns.</summary>
    private string? AddedToSplit(int row, int v) =>
        tile.Start switch
        {
            TileStart.Zero => null,
            TileStart.Bias => $"S.Load(ref bias, {Column(v)})",
            TileStart.Result => $"S.Load(ref c, {Cell(row, v)})",
            _ => throw new InvalidOperationException($"{tile.Name} widens an operand and may accumulate: no gradient does both."),
        };

    private void WriteSums(CodeWriter writer)
    {
        writer.Blank();
        writer.Line($"ref {tile.Element.Keyword} ak = ref a;");
        writer.Line($"ref {tile.ElementOfB.Keyword(tile.Element)} bk = ref b;");
        for (int loop = 0; loop < tile.Around.Count; loop++)
        {
            writer.Open(
                $"for (nuint {tile.Around[loop].Name} = 0; {tile.Around[loop].Name} < {Literals.Integer(tile.Around[loop].Count)}; {tile.Around[loop].Name}++)"
            );
        }

        writer.Open($"for (nuint k = 0; k < {tile.K.Text}; {(Steps == 1 ? "k++" : $"k += {Steps}")})");
        for (int step = 0; step < Steps; step++)
        {
            WriteStep(writer, step);
        }

        writer.Line($"ak = ref {writer.Names.At("ak", Literals.Integer(Steps * tile.StepA))};");
        writer.Line($"bk = ref {writer.Names.At("bk", Literals.Integer(Steps * tile.RowStrideB))};");
        writer.Close();
        foreach (SumLoop loop in tile.Around.Reverse())
        {
            if (loop.SkipA > 0)
            {
                writer.Blank();
                writer.Line($"ak = ref {writer.Names.At("ak", Literals.Integer(loop.SkipA))};");
            }

            writer.Close();
        }

        writer.Blank();
    }

    private void WriteStep(CodeWriter writer, int step)
    {
        long first = step * tile.RowStrideB;
        if (tile.Streams)
        {
            // Two vectors that come from one load lie on one cache line.
            string ahead = Literals.Integer((Tuning.RowsAhead * tile.RowStrideB) + first);
            writer.Lines(
                Enumerable
                    .Range(0, shape.Vectors)
                    .Where(v => !SplitsColumns || v % 2 == 0)
                    .Select(v => $"S.Prefetch(ref bk, {Behind(ahead, v)});")
            );
        }

        for (int v = 0; v < shape.Vectors; v += IsWideningRow ? Tuning.VectorsAtATime : shape.Vectors)
        {
            int[] vectors = [.. Enumerable.Range(v, Math.Min(shape.Vectors - v, IsWideningRow ? Tuning.VectorsAtATime : shape.Vectors))];
            IEnumerable<string> loads = vectors.Select(w => $"b{w} = S.{LoadB(w)}(ref bk, {At(first, SplitsColumns ? w - (w % 2) : w)})");
            writer.Lines(step == 0 ? ["V " + string.Join(", ", loads) + ";"] : loads.Select(load => load + ";"));
            for (int row = 0; row < shape.Rows; row++)
            {
                WriteProducts(writer, row, step, vectors);
            }
        }
    }

    private string LoadB(int v) =>
        !tile.WidensB ? "Load"
        : !SplitsColumns ? "LoadWidened"
        : v % 2 == 0 ? "LoadWidenedEven"
        : "LoadWidenedOdd";

    private void WriteProducts(CodeWriter writer, int row, int step, int[] vectors)
    {
        long start = (row * tile.RowStrideA) + (step * tile.StepA);
        if (tile.KeepsColumns)
        {
            writer.Lines(vectors.Select(v => $"{Sum(row, v)} = S.MultiplyAdd(S.Load(ref ak, {At(start, v)}), b{v}, {Sum(row, v)});"));
            return;
        }

        if (vectors[0] == 0)
        {
            string a = start == 0 ? "ak" : writer.Names.At("ak", Literals.Integer(start));
            writer.Line($"{(start == 0 ? "V " : "")}ar = S.Broadcast({a});");
        }

        writer.Lines(vectors.Select(v => $"{Sum(row, v)} = S.MultiplyAdd(ar, b{v}, {Sum(row, v)});"));
    }

    private void WriteFinish(CodeWriter writer, ActivationFunction? apply)
    {
        VectorMath math = VectorMath.Of(writer, tile.Element.Keyword);
        for (int row = 0; row < shape.Rows; row++)
        {
            for (int v = 0; v < shape.Vectors; v++)
            {
                string value = Sum(row, v);
                if (SplitsColumns)
                {
                    value = $"c{row}_{v}";
                    string half = v % 2 == 0 ? "Lower" : "Upper";
                    string columns = $"S.Interleave{half}({Sum(row, v - (v % 2))}, {Sum(row, v - (v % 2) + 1)})";
                    writer.Line($"V {value} = {(AddedToSplit(row, v) is { } added ? $"S.Add({columns}, {added})" : columns)};");
                }

                if (tile.DifferentiateThrough is { } function)
                {
                    string y = $"y{row}{v}";
                    writer.Line($"V {y} = S.Load(ref y, {Cell(row, v)});");
                    value = function.Differentiate(math, value, y);
                }

                writer.Line(Store(apply?.Apply(math, value) ?? value, Cell(row, v), $"inside{v}"));
            }
        }
    }

    private void WriteFunction(CodeWriter writer, ActivationFunction function)
    {
        writer.Blank();
        writer.Open($"for (nuint row = 0; row < {shape.Rows}; row++)");
        string step = Literals.Integer(shape.Vectors);
        writer.Open($"for (nuint i = 0; i < {(shape.Vectors == 1 ? "Lanes" : step + " * Lanes")}; i += Lanes)");
        writer.Line($"nuint cell = (row * {Literals.Integer(tile.RowStrideC)}) + i;");
        writer.Line(
            Store(function.Apply(VectorMath.Of(writer, tile.Element.Keyword), "S.Load(ref c, cell)"), "cell", "S.FirstLanes(columns - i)")
        );
        writer.Close();
        writer.Close();
        writer.Blank();
    }

    /// <summary>Stores a value; elements after the last column belong to other tiles or to the padding and are masked.</summary>
    private string Store(string value, string cell, string inside) =>
        tile.NeedsMask
            ? $"S.Store(S.Select({inside}, {value}, S.Load(ref c, {cell})), ref c, {cell});"
            : $"S.Store({value}, ref c, {cell});";

    private void EachRow(CodeWriter writer, Func<int, IEnumerable<string>> assignments)
    {
        for (int row = 0; row < shape.Rows; row++)
        {
            writer.Line("V " + string.Join(", ", assignments(row)) + ";");
        }
    }

    private IEnumerable<string> Each(Func<int, string> text) => Enumerable.Range(0, shape.Vectors).Select(text);

    private static string Sum(int row, int v) => $"s{row}{v}";

    private static string Column(int v) =>
        v == 0 ? "0"
        : v == 1 ? "Lanes"
        : $"{v} * Lanes";

    private string Cell(int row, int v) => At(row * tile.RowStrideC, v);

    private static string At(long start, int v) => start == 0 ? Column(v) : Behind(Literals.Integer(start), v);

    /// <summary>Returns the element that is a number of vectors after another one.</summary>
    private static string Behind(string start, int v) =>
        v == 0 ? start
        : v == 1 ? $"{start} + Lanes"
        : $"{start} + ({v} * Lanes)";
}
