using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Addressing;

/// <summary>
/// A weighted write to the columns of a matrix (Graves, Wayne, Danihelka 2014, equations 3 and 4), all values of which belong to the row:
/// <c>Yₖₙ = Mₖₙ (1 − wₙ eₖ) + wₙ aₖ</c>. Backward, with <c>G = dY</c>: <c>dMₖₙ = Gₖₙ (1 − wₙ eₖ)</c>,
/// <c>dwₙ = Σₖ Gₖₙ (aₖ − eₖ Mₖₙ)</c>, <c>deₖ = −Σₙ Gₖₙ wₙ Mₖₙ</c>, <c>daₖ = Σₙ Gₖₙ wₙ</c>.
/// </summary>
/// <param name="Matrix">M, <c>[elements, columns]</c>.</param>
/// <param name="Weights">w, <c>[columns]</c>.</param>
/// <param name="Erased">e, <c>[elements]</c>: the share of each element that a weight of 1 removes.</param>
/// <param name="Added">a, <c>[elements]</c>.</param>
internal sealed record EraseAndAdd(string Label, Value Matrix, Value Weights, Value Erased, Value Added, Value Output)
    : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [Matrix, Weights, Erased, Added];

    public override long MultiplyAdds => Saturate.Multiply(2, Matrix.Shape.Length);

    public override long UnrolledCalls => NeverUnrolled;

    public override long UnrolledBackwardCalls => NeverUnrolled;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [
            this with
            {
                Matrix = values.Of(Matrix),
                Weights = values.Of(Weights),
                Erased = values.Of(Erased),
                Added = values.Of(Added),
                Output = values.Of(Output),
            },
        ];

    public override void Forward(ForwardPass pass) =>
        pass.Call(
            Label + "Forward",
            $"y[rows, {Output.Shape}] = matrix · (1 - erased · weightsᵀ) + added · weightsᵀ, for each row",
            new ForwardBody(Matrix.Shape),
            [
                Operand.Read("matrix", pass.Of(Matrix)),
                Operand.Read("weights", pass.Of(Weights)),
                Operand.Read("erased", pass.Of(Erased)),
                Operand.Read("added", pass.Of(Added)),
                Operand.Write("y", pass.Of(Output)),
                RuntimeArgument.Rows,
            ]
        );

    public override void Backward(BackwardPass pass)
    {
        Contribution matrix = pass.Contribute(Matrix);
        Contribution weights = pass.Contribute(Weights);
        Contribution erased = pass.Contribute(Erased);
        Contribution added = pass.Contribute(Added);
        MatrixGradient.Clear(pass, Label, matrix);
        pass.Call(
            Label + "InputGradients",
            $"dmatrix += dy · (1 - erased · weightsᵀ), dweights {Sign(weights)} Σ dy · (added - erased · matrix), "
                + $"derased {Sign(erased)} -Σ dy · weights · matrix, dadded {Sign(added)} Σ dy · weights, for each row",
            new BackwardBody(Matrix.Shape, weights.Accumulate, erased.Accumulate, added.Accumulate),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("matrix", pass.Of(Matrix)),
                Operand.Read("weights", pass.Of(Weights)),
                Operand.Read("erased", pass.Of(Erased)),
                Operand.Read("added", pass.Of(Added)),
                Operand.Write("dmatrix", matrix.Target),
                Operand.Write("dweights", weights.Target),
                Operand.Write("derased", erased.Target),
                Operand.Write("dadded", added.Target),
                RuntimeArgument.Rows,
            ]
        );
    }

    private static string Sign(Contribution contribution) => contribution.Accumulate ? "+=" : "=";

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
                    writer.Line($"V e = {Broadcast(writer, "erased")}, a = {Broadcast(writer, "added")};");
                    columns.VectorLoop(
                        writer,
                        () =>
                        {
                            writer.Line("V m = S.Load(ref matrix, place + i);");
                            string change = "S.Subtract(a, S.Multiply(e, m))";
                            StoreInLine(writer, columns, $"S.MultiplyAdd(S.Load(ref weights, at + i), {change}, m)", "y");
                        }
                    );
                },
                definesPlace: true
            );
            new Segments(element, Matrix).ClearPadding(writer, "y", "ofMatrix");
            writer.Close();
        }
    }

    private sealed record BackwardBody(Shape Matrix, bool AccumulateWeights, bool AccumulateErased, bool AccumulateAdded)
        : ColumnFunction(Matrix)
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments columns = Columns(element);
            columns.OpenLoops(writer);
            WriteIndices(writer, element);
            columns.VectorLoop(writer, () => WriteWeights(writer, columns));
            if (!AccumulateWeights)
            {
                columns.ClearPadding(writer, "dweights", "at");
            }

            writer.Blank();
            LineLoop(writer, () => WriteLine(writer, columns), definesPlace: true);
            ClearPadding(writer, element, "derased", AccumulateErased);
            ClearPadding(writer, element, "dadded", AccumulateAdded);
            writer.Close();
        }

        private void WriteWeights(CodeWriter writer, Segments columns)
        {
            writer.Line($"V sum = {(AccumulateWeights ? "S.Load(ref dweights, at + i)" : "S.Zero")};");
            LineLoop(
                writer,
                () =>
                {
                    string change =
                        $"S.Subtract({Broadcast(writer, "added")}, S.Multiply({Broadcast(writer, "erased")}, {InLine("matrix")}))";
                    writer.Line($"sum = S.MultiplyAdd({InLine("dy")}, {change}, sum);");
                }
            );
            writer.Blank();
            writer.Line(columns.Store("sum", "dweights"));
        }

        private void WriteLine(CodeWriter writer, Segments columns)
        {
            writer.Line($"V e = {Broadcast(writer, "erased")};");
            writer.Line("V sumOfErased = S.Zero, sumOfAdded = S.Zero;");
            columns.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V g = {columns.Inside("S.Load(ref dy, place + i)", "S.Zero")};");
                    writer.Line($"V m = {columns.Inside("S.Load(ref matrix, place + i)", "S.Zero")};");
                    writer.Line($"V gw = {columns.Inside("S.Multiply(g, S.Load(ref weights, at + i))", "S.Zero")};");
                    writer.Line("sumOfAdded = S.Add(sumOfAdded, gw);");
                    writer.Line("sumOfErased = S.MultiplyAdd(gw, m, sumOfErased);");
                    writer.Line("V rest = S.Subtract(g, S.Multiply(gw, e));");
                    StoreInLine(writer, columns, "S.Add(S.Load(ref dmatrix, place + i), rest)", "dmatrix");
                }
            );
            writer.Blank();
            WriteElement(writer, "derased", "-S.Sum(sumOfErased)", AccumulateErased);
            WriteElement(writer, "dadded", "S.Sum(sumOfAdded)", AccumulateAdded);
        }
    }
}
