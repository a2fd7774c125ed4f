using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>Adjacent columns of an operand whose rows are longer than those of the loop.</summary>
/// <param name="First">The first of the columns.</param>
/// <param name="RowStride">Length of the operand's rows with padding.</param>
internal readonly record struct Columns(long First, long RowStride);

/// <summary>A statement of a merged loop, which runs once for each vector.</summary>
/// <param name="Vector">The local variable that the statement defines or stores.</param>
internal abstract record LoopStatement(string Vector)
{
    /// <summary>Returns the statement with other names for its operand and its local variables.</summary>
    public abstract LoopStatement Renamed(Func<string, string> rename);
}

/// <summary>Loads a vector from an operand.</summary>
internal sealed record LoadVector(string Vector, string Operand, Columns? Columns) : LoopStatement(Vector)
{
    public override LoopStatement Renamed(Func<string, string> rename) => this with { Vector = rename(Vector), Operand = rename(Operand) };
}

/// <summary>Computes a vector from the vectors before it.</summary>
internal sealed record ComputeVector(string Vector, Term Value) : LoopStatement(Vector)
{
    public override LoopStatement Renamed(Func<string, string> rename) =>
        this with
        {
            Vector = rename(Vector),
            Value = Value.Renamed(rename),
        };
}

/// <summary>Stores a vector in an operand, or adds it to the operand.</summary>
internal sealed record StoreVector(string Vector, string Operand, Columns? Columns, bool Adds) : LoopStatement(Vector)
{
    public override LoopStatement Renamed(Func<string, string> rename) => this with { Vector = rename(Vector), Operand = rename(Operand) };
}

/// <summary>The end of each row of an operand, after its columns, which is set to zero.</summary>
/// <param name="Width">Number of columns.</param>
/// <param name="RowStride">Length of a row with padding.</param>
internal readonly record struct ClearedPadding(string Operand, long Width, long RowStride);

/// <summary>
/// Several elementwise computations in one loop, so that values that only this loop needs stay in registers. The operands have rows of the
/// same length, a row for each sample; some operands are columns of longer rows.
/// </summary>
/// <param name="RowStride">Length of a row with padding.</param>
/// <param name="Length">
/// Length of a row without padding, or 0 if no operand is a part of longer rows; then the loop also runs over the padding.
/// </param>
internal sealed record MergedLoop(
    EquatableArray<LoopStatement> Statements,
    long RowStride,
    long Length,
    EquatableArray<ClearedPadding> Cleared
) : FunctionBody
{
    // Names of the variables that the loop itself declares.
    private const string Row = "row";
    private const string InRow = "i";
    private const string RowStart = "at";
    private const string Inside = "inside";

    /// <summary>The names that no operand and no vector may have.</summary>
    public static IReadOnlyList<string> Reserved => [Row, InRow, RowStart, Inside, "rows"];

    /// <summary>Which values are computed from which.</summary>
    public string Summary =>
        $"{string.Join(", ", Statements.OfType<StoreVector>().Select(store => store.Vector).Distinct())} from "
        + $"{string.Join(", ", Statements.OfType<LoadVector>().Select(load => load.Vector).Distinct())}, element by element";

    /// <summary>The local variables, in the order in which the statements define them.</summary>
    public IEnumerable<string> Vectors => Statements.Select(statement => statement.Vector).Distinct();

    /// <summary>Returns the loop with other names for its operands and local variables.</summary>
    public MergedLoop Renamed(Func<string, string> rename) =>
        this with
        {
            Statements = Statements.Select(statement => statement.Renamed(rename)).ToEquatableArray(),
            Cleared = Cleared.Select(padding => padding with { Operand = rename(padding.Operand) }).ToEquatableArray(),
        };

    public override void Write(CodeWriter writer, Element element)
    {
        if (Length == 0)
        {
            writer.Open($"for (nuint {InRow} = 0; {InRow} < rows * {Literals.Integer(RowStride)}; {InRow} += Lanes)");
            WriteStatements(writer, element);
            writer.Close();
            return;
        }

        writer.Open($"for (nuint {Row} = 0; {Row} < rows; {Row}++)");
        writer.Line($"nuint {RowStart} = {Row} * {Literals.Integer(RowStride)};");
        foreach ((string operand, long stride) in OperandsWithLongerRows())
        {
            writer.Line($"nuint {StartOf(operand)} = {Row} * {Literals.Integer(stride)};");
        }

        writer.Open($"for (nuint {InRow} = 0; {InRow} < {Literals.Integer(Length)}; {InRow} += Lanes)");
        if (NeedsMask(element))
        {
            writer.Line($"V {Inside} = S.FirstLanes({Literals.Integer(Length)} - {InRow});");
        }

        WriteStatements(writer, element);
        writer.Close();
        ClearPadding(writer);
        writer.Close();
    }

    private bool NeedsMask(Element element) => Length % element.RowMultiple != 0;

    /// <summary>Returns the name of the variable that counts the elements in front of the current row of an operand.</summary>
    public static string StartOf(string operand) => operand + "At";

    private IEnumerable<(string Operand, long Stride)> OperandsWithLongerRows() =>
        Statements
            .Select(statement =>
                statement switch
                {
                    LoadVector { Columns: { } columns } load => (load.Operand, columns.RowStride),
                    StoreVector { Columns: { } columns } store => (store.Operand, columns.RowStride),
                    _ => default,
                }
            )
            .Where(operand => operand.Operand is not null)
            .Distinct();

    private void WriteStatements(CodeWriter writer, Element element)
    {
        VectorMath math = VectorMath.Of(writer, element.Keyword);
        bool masks = Length > 0 && NeedsMask(element);
        foreach (LoopStatement statement in Statements)
        {
            writer.Line(
                statement switch
                {
                    LoadVector load => $"V {load.Vector} = {Loaded(load, masks)};",
                    ComputeVector compute => $"V {compute.Vector} = {compute.Value.Text(math)};",
                    StoreVector store => Stored(store, masks),
                    _ => throw new InvalidOperationException($"A loop has no statement {statement}."),
                }
            );
        }
    }

    private string Index(string operand, Columns? columns) =>
        columns is { } part ? Arithmetic.Sum(StartOf(operand), Literals.Integer(part.First), InRow)
        : Length == 0 ? InRow
        : $"{RowStart} + {InRow}";

    /// <summary>Lanes after the last of the columns hold other columns; they become zero, as padding is.</summary>
    private string Loaded(LoadVector load, bool masks)
    {
        string vector = $"S.Load(ref {load.Operand}, {Index(load.Operand, load.Columns)})";
        return load.Columns is not null && masks ? $"S.Select({Inside}, {vector}, S.Zero)" : vector;
    }

    /// <summary>Lanes after the last of the columns hold other columns; they keep their values.</summary>
    private string Stored(StoreVector store, bool masks)
    {
        string index = Index(store.Operand, store.Columns);
        string old = $"S.Load(ref {store.Operand}, {index})";
        string value = store.Adds ? $"S.Add({old}, {store.Vector})" : store.Vector;
        string stored = store.Columns is not null && masks ? $"S.Select({Inside}, {value}, {old})" : value;
        return $"S.Store({stored}, ref {store.Operand}, {index});";
    }

    private void ClearPadding(CodeWriter writer)
    {
        IEnumerable<StoreVector> whole = Statements.OfType<StoreVector>().Where(store => store.Columns is null);
        if (RowStride != Length && whole.Any())
        {
            // The last vector of a row already holds a part of the padding.
            string behind = $"({Literals.Integer(Length)} + Lanes - 1) / Lanes * Lanes";
            writer.Blank();
            writer.Open($"for (nuint {InRow} = {behind}; {InRow} < {Literals.Integer(RowStride)}; {InRow} += Lanes)");
            writer.Lines(whole.Select(store => $"S.Store(S.Zero, ref {store.Operand}, {RowStart} + {InRow});"));
            writer.Close();
        }

        foreach (ClearedPadding padding in Cleared)
        {
            string first = Arithmetic.Sum(StartOf(padding.Operand), Literals.Integer(padding.Width));
            string place = $"ref {writer.Names.At(padding.Operand, first)}, {Literals.Integer(padding.RowStride - padding.Width)}";
            writer.Blank();
            writer.Line($"{Qualified.InteropServices}MemoryMarshal.CreateSpan({place}).Clear();");
        }
    }
}
