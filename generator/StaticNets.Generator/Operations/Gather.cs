using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Looks up rows of a table: <c>y[step, row, :] = table[x[row, step], :]</c>. The indices are stored as numbers of the network's format.
/// Backward, the gradient of a row of the table is the sum over all places with its index; an index has no gradient.
/// </summary>
internal sealed record Gather(string Label, Value X, Parameter Table, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Parameter> Parameters => [Table];

    public override bool ReadsUnpadded => true;

    /// <summary>
    /// Number of indices in a row of <see cref="X"/>, of which each gives a row of the output: those of all steps of a sample, or 1 if the
    /// input is a sequence itself or a single step.
    /// </summary>
    private long PerRow => X.Steps is null && Output.Steps is not null ? X.Shape.Length : 1;

    /// <summary>
    /// Reads one index at each step. Several indices at each step would be several rows of the output, so such an input needs all steps at
    /// once. The function for a single step has another name, because its index lies in other memory than those of a sequence.
    /// </summary>
    public override IReadOnlyList<Operation>? AtOneStep(OneStep values) =>
        X.Shape.Rank != 1 ? null
        : values.IsSingle ? [this with { Label = Label + "_OneIndex", X = values.Of(X), Output = values.Of(Output) }]
        : [this with { X = values.Of(X), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer y = Rows(pass.Of(Output));
        Operand[] operands = [Operand.Read("x", x), Operand.Read("table", pass.Of(Table)), Operand.Write("y", y), RuntimeArgument.Rows];
        LookUp body = new(PerRow, x.RowStride, Table.Rows, y.RowStride);
        pass.Call(Label + "Forward", $"y[{Place}, {Table.RowLength}] = table[x[{Index}], {Table.RowLength}]", body, operands);
    }

    public override void Backward(BackwardPass pass)
    {
        if (Table.IsTrainable)
        {
            pass.SumOverRows(() => WriteTableGradient(pass));
        }

        Contribution contribution = pass.Contribute(X);
        if (!contribution.Accumulate)
        {
            Operand[] operands = [Operand.Write("dx", contribution.Target)];
            pass.CallElementwise(Label + "InputGradient", "dx = 0", Term.Zero, operands, comment: "an index has no gradient");
        }
    }

    private void WriteTableGradient(BackwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer dy = Rows(pass.Gradient(Output));
        Operand[] operands =
        [
            Operand.Read("x", x),
            Operand.Read("dy", dy),
            Operand.Write("dTable", pass.Gradient(Table)),
            RuntimeArgument.Accumulate,
            RuntimeArgument.Rows,
        ];
        string formula = $"dTable[{Table.Rows}, {Table.RowLength}] (+)= Σ over the places of each index of dy[{Place}, {Table.RowLength}]";
        pass.Call(Label + "TableGradient", formula, new AddUp(PerRow, x.RowStride, Table.Rows, dy.RowStride), operands);
    }

    private string Place => PerRow == 1 ? "rows" : $"{PerRow}, rows";

    private string Index => PerRow == 1 ? "rows" : $"rows, {PerRow}";

    /// <summary>
    /// Returns the buffer with a row for each sample. If a row of the input holds the indices of all steps, the function finds the rows of
    /// the other steps by itself, behind those of the first step.
    /// </summary>
    private Buffer Rows(Buffer sequence) => PerRow == 1 ? sequence : sequence.Whole;

    /// <summary>Opens a loop over all indices, in which <c>from</c> is the place of the row in the table and <c>to</c> that in the output.</summary>
    private static void OpenIndices(CodeWriter writer, long perRow, long xStride, long vocabulary, long stride)
    {
        string index = "row";
        string place = "row";
        if (perRow > 1)
        {
            writer.Open($"for (nuint step = 0; step < {Literals.Integer(perRow)}; step++)");
            writer.Open("for (nuint row = 0; row < rows; row++)");
            index = Arithmetic.Sum(Arithmetic.Times("row", xStride), "step");
            place = "(step * rows) + row";
        }
        else
        {
            writer.Open("for (nuint row = 0; row < rows; row++)");
            index = Arithmetic.Times("row", xStride);
        }

        string entry = $"{Qualified.Runtime}TableIndex.Checked({writer.Names.At("x", index)}, {Literals.Integer(vocabulary)})";
        writer.Line($"nuint from = {Arithmetic.Times(entry, stride)};");
        writer.Line($"nuint to = {Arithmetic.Times(place, stride)};");
        writer.Open($"for (nuint n = 0; n < {Literals.Integer(stride)}; n += Lanes)");
    }

    private static void CloseIndices(CodeWriter writer, long perRow)
    {
        writer.Close();
        writer.Close();
        if (perRow > 1)
        {
            writer.Close();
        }
    }

    /// <summary>Copies a row of the table for each index.</summary>
    private sealed record LookUp(long PerRow, long XStride, long Vocabulary, long Stride) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            OpenIndices(writer, PerRow, XStride, Vocabulary, Stride);
            writer.Line("S.Store(S.Load(ref table, from + n), ref y, to + n);");
            CloseIndices(writer, PerRow);
        }
    }

    /// <summary>Adds the gradient of each place to the row of its index.</summary>
    private sealed record AddUp(long PerRow, long XStride, long Vocabulary, long Stride) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            writer.Open("if (!accumulate)");
            writer.Open($"for (nuint i = 0; i < {Literals.Integer(Vocabulary * Stride)}; i += Lanes)");
            writer.Line("S.Store(S.Zero, ref dTable, i);");
            writer.Close();
            writer.Close();
            writer.Blank();
            OpenIndices(writer, PerRow, XStride, Vocabulary, Stride);
            writer.Line("S.Store(S.Add(S.Load(ref dTable, from + n), S.Load(ref dy, to + n)), ref dTable, from + n);");
            CloseIndices(writer, PerRow);
        }
    }
}
