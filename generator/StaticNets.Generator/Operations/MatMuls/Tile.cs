using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// The function that computes blocks of rows of one panel of columns, with all sums in registers. All facts about the product come from
/// a type parameter, so one function serves all products of a kind.
/// </summary>
internal sealed record Tile(TileKind Kind, TileShape Shape) : EmittedFunction
{
    /// <summary>
    /// Whether two vectors of the right matrix come from one load: the first holds the even columns and the second the odd columns, and the
    /// sums are split in the same way. Before the sums are stored, they are put in order and their initial values are added.
    /// </summary>
    private bool SplitsColumns => Kind.Widens && !Kind.KeepsColumns && Shape.Vectors > 1;

    private bool IsWideningRow => SplitsColumns && Shape.Rows == 1;

    private static IEnumerable<string> Operands => ["x", "kernel", "start", "y", "output"];

    /// <summary>Number of terms that one iteration of the loop over k adds to each sum.</summary>
    private int Steps =>
        !IsWideningRow || !Kind.UnrollsTerms ? 1
        : Shape.Vectors > Tuning.VectorsOfRow ? Tuning.StepsOfWidestRow
        : Tuning.StepsOfWideningRow;

    public static Tile Of(TileKind kind, TileShape shape) =>
        new(kind, shape)
        {
            Name = kind.NameOf("Tile") + shape,
            Summary =
                $"{Plural.Of(shape.Rows, "row")} × {Plural.Of(shape.Vectors, "vector")} of y at a time: "
                + $"{Plural.Of(shape.Sums, "sum")} {(shape.Sums == 1 ? "stays" : "stay")} in registers while k runs.",
        };

    public override IEnumerable<EmittedFunction> Helpers => [ProductInterface.For(Kind)];

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        string kernel = Kind.RightElement.Keyword(element);
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Wrapped(
            $"private static void {Name}<P>(",
            [
                .. Operands.Select(operand => $"ref {(operand == "kernel" ? kernel : type)} {operand}"),
                "nuint n",
                "nuint blocks",
                .. Kind.IsFlat ? (string[])["bool accumulate", "nuint samples = 0"] : [],
            ],
            ")"
        );
        writer.Line($"    where P : struct, {ProductInterface.For(Kind).Name}");
        writer.Open("{", alone: true);
        writer.Line("nuint lanes = Lanes, xRow = P.XRow, startRow = P.StartRow, yRow = P.YRow;");
        foreach (string operand in Operands.Where(operand => operand != "x" || Kind.KeepsColumns))
        {
            writer.Line($"{operand} = ref {writer.Names.At(operand, "n")};");
        }

        writer.Open("for (nuint block = 0; block < blocks; block++)");
        WriteStart(writer);
        WriteSums(writer, type, kernel);
        WriteFinish(writer);
        foreach (
            (string operand, string stride) in (IEnumerable<(string, string)>)
                [("x", "xRow"), ("start", "startRow"), ("y", "yRow"), ("output", "yRow")]
        )
        {
            writer.Line($"{operand} = ref {writer.Names.At(operand, Times(Shape.Rows, stride))};");
        }

        writer.Close();
        writer.Close();
    }

    private void WriteStart(CodeWriter writer)
    {
        WriteZeros(writer, Total);
        if (!SplitsColumns)
        {
            WriteCondition(writer, (row, v) => LoadStart(row, v));
        }

        writer.Blank();
    }

    private void WriteZeros(CodeWriter writer, Func<int, int, string> sum)
    {
        string[] sums = [.. Cells(sum)];
        if (sums.Length > 1)
        {
            writer.Line($"V {string.Join(", ", sums)};");
        }

        writer.Line($"{(sums.Length > 1 ? "" : "V ")}{string.Join(" = ", sums)} = S.Zero;");
    }

    /// <summary>Emits an <c>if</c> that assigns a value to each sum if the product's sums begin with elements of <c>start</c>.</summary>
    private void WriteCondition(CodeWriter writer, Func<int, int, string> value)
    {
        writer.Open($"if (P.HasStart{(Kind.IsFlat ? "(accumulate)" : "")})");
        for (int row = 0; row < Shape.Rows; row++)
        {
            writer.Line($"{Tuple(v => Total(row, v))} = {Tuple(v => value(row, v))};");
        }

        writer.Close();
    }

    private string Tuple(Func<int, string> text) => Shape.Vectors == 1 ? text(0) : $"({string.Join(", ", Each(text))})";

    private static string LoadStart(int row, int v) => $"S.Load(ref start, {Cell(row, v, "startRow")})";

    private void WriteSums(CodeWriter writer, string type, string kernel)
    {
        writer.Line($"ref {type} xk = ref x;");
        writer.Line($"ref {kernel} kernelk = ref kernel;");
        for (int loop = 0; loop < Kind.Loops; loop++)
        {
            writer.Open($"for (nuint line{loop} = 0; line{loop} < P.{ProductInterface.Iterations(loop)}; line{loop}++)");
            if (loop == 0 && Kind.SplitsSums)
            {
                WriteZeros(writer, Sum);
            }
        }

        writer.Open($"for (nuint k = 0; k < {(Kind.IsFlat ? "P.Terms(samples)" : "P.Terms")}; {(Steps == 1 ? "k++" : $"k += {Steps}")})");
        for (int step = 0; step < Steps; step++)
        {
            WriteStep(writer, step);
        }

        writer.Line($"xk = ref {writer.Names.At("xk", Times(Steps, "P.XStep"))};");
        writer.Line($"kernelk = ref {writer.Names.At("kernelk", Times(Steps, "P.KernelRow"))};");
        writer.Close();
        for (int loop = Kind.Loops - 1; loop >= 0; loop--)
        {
            writer.Blank();
            if (loop == 0 && Kind.SplitsSums)
            {
                writer.Lines(Cells((row, v) => $"{Total(row, v)} = S.Add({Total(row, v)}, {Sum(row, v)});"));
            }

            writer.Line($"xk = ref {writer.Names.At("xk", "P." + ProductInterface.Skip(loop))};");
            writer.Close();
        }

        writer.Blank();
    }

    private void WriteStep(CodeWriter writer, int step)
    {
        if (Kind.Prefetches)
        {
            // Two vectors that come from one load lie on one cache line, so one prefetch is enough for both.
            writer.Lines(
                Enumerable
                    .Range(0, Shape.Vectors)
                    .Where(v => !SplitsColumns || v % 2 == 0)
                    .Select(v => $"S.Prefetch(ref kernelk, {Prefetched(step, v)});")
            );
        }

        int atATime = IsWideningRow ? Tuning.VectorsAtATime : Shape.Vectors;
        for (int v = 0; v < Shape.Vectors; v += atATime)
        {
            int[] vectors = [.. Enumerable.Range(v, Math.Min(Shape.Vectors - v, atATime))];
            if (!ReadsKernelOnce)
            {
                IEnumerable<string> loads = vectors.Select(w => $"k{w} = {LoadKernel(w, step)}");
                writer.Lines(step == 0 ? ["V " + string.Join(", ", loads) + ";"] : loads.Select(load => load + ";"));
            }

            for (int row = 0; row < Shape.Rows; row++)
            {
                WriteProducts(writer, row, step, vectors);
            }
        }
    }

    private string Prefetched(int step, int v) =>
        Kind.IsBlock ? Cell(step, Shape.Vectors + v, "P.KernelRow") : Cell(Tuning.RowsAhead + step, v, "P.KernelRow");

    /// <summary>
    /// Whether each vector of the kernel is an operand of a single multiply-add. The load is then written inside of it, so that it needs no
    /// register: with 8 sums and 8 vectors of the kernel, 16 registers would not suffice.
    /// </summary>
    private bool ReadsKernelOnce => Shape.Rows == 1 && !Kind.Widens;

    private string KernelVector(int v, int step) => ReadsKernelOnce ? LoadKernel(v, step) : $"k{v}";

    private string LoadKernel(int v, int step) => $"S.{Load(v)}(ref kernelk, {Cell(step, SplitsColumns ? v - (v % 2) : v, "P.KernelRow")})";

    private string Load(int v) =>
        !Kind.Widens ? "Load"
        : !SplitsColumns ? "LoadWidened"
        : v % 2 == 0 ? "LoadWidenedEven"
        : "LoadWidenedOdd";

    private void WriteProducts(CodeWriter writer, int row, int step, int[] vectors)
    {
        if (Kind.KeepsColumns)
        {
            writer.Lines(
                vectors.Select(v =>
                    $"{Sum(row, v)} = S.MultiplyAdd(S.Load(ref xk, {Cell(row, v, "xRow")}), {KernelVector(v, step)}, {Sum(row, v)});"
                )
            );
            return;
        }

        if (Shape.Vectors == 1)
        {
            string at = row == 0 ? "xk" : writer.Names.At("xk", Times(row, "xRow"));
            writer.Line($"{Sum(row, 0)} = S.MultiplyAdd(S.Broadcast({at}), {KernelVector(0, step)}, {Sum(row, 0)});");
            return;
        }

        if (vectors[0] == 0)
        {
            string offset =
                row > 0 ? Times(row, "xRow")
                : step > 0 ? Times(step, "P.XStep")
                : "";
            string x = offset.Length == 0 ? "xk" : writer.Names.At("xk", offset);
            writer.Line($"{(offset.Length == 0 ? "V " : "")}xm = S.Broadcast({x});");
        }

        writer.Lines(vectors.Select(v => $"{Sum(row, v)} = S.MultiplyAdd(xm, {KernelVector(v, step)}, {Sum(row, v)});"));
    }

    private void WriteFinish(CodeWriter writer)
    {
        if (SplitsColumns)
        {
            WriteJoin(writer);
        }

        for (int row = 0; row < Shape.Rows; row++)
        {
            for (int v = 0; v < Shape.Vectors; v++)
            {
                string cell = Cell(row, v, "yRow");
                writer.Line($"P.Store({Total(row, v)}, ref y, ref output, {cell}, {Column(v, from: "n")});");
            }
        }

        if (Kind.FinishesLater)
        {
            writer.Blank();
            writer.Open($"for (nuint row = 0; row < {Shape.Rows}; row++)");
            writer.Open($"for (nuint i = 0; i < {Column(Shape.Vectors)}; i += lanes)");
            writer.Line("P.Finish(ref y, ref output, (row * yRow) + i, n + i);");
            writer.Close();
            writer.Close();
        }
    }

    /// <summary>Emits code that puts the sums in the order of the columns of y and adds their initial values.</summary>
    private void WriteJoin(CodeWriter writer)
    {
        for (int row = 0; row < Shape.Rows; row++)
        {
            for (int v = 0; v < Shape.Vectors; v += 2)
            {
                string halves = $"{Sum(row, v)}, {Sum(row, v + 1)}";
                writer.Line($"({halves}) = (S.InterleaveLower({halves}), S.InterleaveUpper({halves}));");
            }
        }

        WriteCondition(writer, (row, v) => $"S.Add({Sum(row, v)}, {LoadStart(row, v)})");
    }

    private IEnumerable<string> Each(Func<int, string> text) => Enumerable.Range(0, Shape.Vectors).Select(text);

    private IEnumerable<string> Cells(Func<int, int, string> text) =>
        Enumerable.Range(0, Shape.Rows).SelectMany(row => Each(v => text(row, v)));

    private static string Sum(int row, int v) => $"s{row}{v}";

    /// <summary>Returns the variable of a finished sum: that of the loop over k, or the total of the sums of several loops.</summary>
    private string Total(int row, int v) => Kind.SplitsSums ? $"t{row}{v}" : Sum(row, v);

    /// <summary>Returns the text of a multiple of a distance; a factor of one is left out.</summary>
    public static string Times(int count, string distance) => count == 1 ? distance : $"{Literals.Integer(count)} * {distance}";

    /// <summary>Returns the text of the column at which a vector begins; <paramref name="from"/> is the column of vector 0.</summary>
    public static string Column(int v, string from = "0") =>
        v == 0 ? from
        : from == "0" ? (v == 1 ? "lanes" : $"{v} * lanes")
        : $"{from} + {(v == 1 ? "lanes" : $"({v} * lanes)")}";

    /// <summary>Returns the text of the offset of a vector; <paramref name="stride"/> is the distance between rows.</summary>
    public static string Cell(int row, int v, string stride)
    {
        if (row == 0)
        {
            return Column(v);
        }

        string start = Times(row, stride);
        return Column(v, row == 1 || v == 0 ? start : $"({start})");
    }
}
