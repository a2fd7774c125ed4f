using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Addressing;

/// <summary>
/// The product of a matrix and weights that both belong to the row, which is the weighted sum of the columns: <c>y = M · w</c>. Backward,
/// <c>dM = dy · wᵀ</c>, <c>dw = Mᵀ · dy</c>.
/// </summary>
/// <param name="Matrix"><c>[elements, columns]</c>.</param>
/// <param name="Weights"><c>[columns]</c>.</param>
internal sealed record MatrixVectorProduct(string Label, Value Matrix, Value Weights, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [Matrix, Weights];

    public override long MultiplyAdds => Matrix.Shape.Length;

    public override long UnrolledCalls => NeverUnrolled;

    public override long UnrolledBackwardCalls => NeverUnrolled;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [this with { Matrix = values.Of(Matrix), Weights = values.Of(Weights), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass) =>
        pass.Call(
            Label + "Forward",
            $"y[rows, {Output.Shape.Last}] = matrix[rows, {Matrix.Shape}] · weights[rows, {Weights.Shape.Last}], a product for each row",
            new ForwardBody(Matrix.Shape),
            [
                Operand.Read("matrix", pass.Of(Matrix)),
                Operand.Read("weights", pass.Of(Weights)),
                Operand.Write("y", pass.Of(Output)),
                RuntimeArgument.Rows,
            ]
        );

    public override void Backward(BackwardPass pass)
    {
        Contribution matrix = pass.Contribute(Matrix);
        Contribution weights = pass.Contribute(Weights);
        MatrixGradient.Clear(pass, Label, matrix);
        pass.Call(
            Label + "InputGradients",
            $"dmatrix += dy · weightsᵀ, dweights {(weights.Accumulate ? "+=" : "=")} matrixᵀ · dy, for each row",
            new BackwardBody(Matrix.Shape, weights.Accumulate),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("matrix", pass.Of(Matrix)),
                Operand.Read("weights", pass.Of(Weights)),
                Operand.Write("dmatrix", matrix.Target),
                Operand.Write("dweights", weights.Target),
                RuntimeArgument.Rows,
            ]
        );
    }

    private sealed record ForwardBody(Shape Matrix) : ColumnFunction(Matrix)
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments columns = Columns(element);
            columns.OpenLoops(writer);
            WriteIndices(writer, element);
            LineLoop(
                writer,
                () =>
                {
                    writer.Line("V sum = S.Zero;");
                    string sum = "S.MultiplyAdd(S.Load(ref matrix, place + i), S.Load(ref weights, at + i), sum)";
                    columns.VectorLoop(writer, () => writer.Line($"sum = {columns.Inside(sum, "sum")};"));
                    writer.Blank();
                    WriteElement(writer, "y", "S.Sum(sum)", accumulate: false);
                },
                definesPlace: true
            );
            ClearPadding(writer, element, "y", accumulate: false);
            writer.Close();
        }
    }

    private sealed record BackwardBody(Shape Matrix, bool Accumulate) : ColumnFunction(Matrix)
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments columns = Columns(element);
            columns.OpenLoops(writer);
            WriteIndices(writer, element);
            columns.VectorLoop(
                writer,
                () =>
                {
                    writer.Line("V weight = S.Load(ref weights, at + i);");
                    writer.Line($"V sum = {(Accumulate ? "S.Load(ref dweights, at + i)" : "S.Zero")};");
                    LineLoop(
                        writer,
                        () =>
                        {
                            writer.Line($"V dyk = {Broadcast(writer, "dy")};");
                            writer.Line("sum = S.MultiplyAdd(dyk, S.Load(ref matrix, place + i), sum);");
                            StoreInLine(writer, columns, "S.MultiplyAdd(dyk, weight, S.Load(ref dmatrix, place + i))", "dmatrix");
                        },
                        definesPlace: true
                    );
                    writer.Blank();
                    writer.Line(columns.Store("sum", "dweights"));
                }
            );
            columns.CloseLoops(writer, "dweights");
        }
    }
}
