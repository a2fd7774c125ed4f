using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Addressing;

/// <summary>
/// The cosine of the angle between a vector k and each column mₙ of a matrix, which both belong to the row:
/// <c>yₙ = k · mₙ / (√(‖k‖² + ε) √(‖mₙ‖² + ε))</c>. With ε, a column of zeros has the cosine 0 and finite slopes. Backward, with
/// <c>a = 1 / √(‖k‖² + ε)</c> and <c>bₙ = 1 / √(‖mₙ‖² + ε)</c>: <c>dmₙ = dyₙ bₙ (a k − yₙ bₙ mₙ)</c>,
/// <c>dk = a Σₙ dyₙ (bₙ mₙ − yₙ a k)</c>.
/// </summary>
/// <param name="Matrix"><c>[elements, columns]</c>.</param>
/// <param name="Vector"><c>[elements]</c>.</param>
internal sealed record CosineSimilarity(string Label, Value Matrix, Value Vector, Value Output, double Epsilon) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [Matrix, Vector];

    public override long MultiplyAdds => Saturate.Multiply(2, Matrix.Shape.Length);

    public override long UnrolledCalls => NeverUnrolled;

    public override long UnrolledBackwardCalls => NeverUnrolled;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [this with { Matrix = values.Of(Matrix), Vector = values.Of(Vector), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass) =>
        pass.Call(
            Label + "Forward",
            $"y[rows, {Output.Shape.Last}] = cosine of vector[rows, {Vector.Shape.Last}] and each column of matrix[rows, {Matrix.Shape}]",
            new ForwardBody(Matrix.Shape, Epsilon),
            [
                Operand.Read("matrix", pass.Of(Matrix)),
                Operand.Read("vector", pass.Of(Vector)),
                Operand.Write("y", pass.Of(Output)),
                RuntimeArgument.Rows,
            ]
        );

    public override void Backward(BackwardPass pass)
    {
        Contribution matrix = pass.Contribute(Matrix);
        Contribution vector = pass.Contribute(Vector);
        MatrixGradient.Clear(pass, Label, matrix);
        long columns = Output.Shape.Last;
        pass.Call(
            Label + "InputGradients",
            "with a = 1 / √(‖vector‖² + ε), b = 1 / √(‖column‖² + ε): dmatrix += dy · b · (a · vector - y · b · matrix), "
                + $"dvector {(vector.Accumulate ? "+=" : "=")} a · Σ dy · (b · matrix - y · a · vector)",
            new BackwardBody(Matrix.Shape, Epsilon, vector.Accumulate),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("y", pass.Of(Output)),
                Operand.Read("matrix", pass.Of(Matrix)),
                Operand.Read("vector", pass.Of(Vector)),
                Operand.Write("dmatrix", matrix.Target),
                Operand.Write("dvector", vector.Target),
                Operand.Write("products", pass.Scratch(Output, ValueContent.ProductSlopes, Output.Name + "ProductSlopes", columns)),
                Operand.Write("lengths", pass.Scratch(Output, ValueContent.LengthSlopes, Output.Name + "LengthSlopes", columns)),
                RuntimeArgument.Rows,
            ]
        );
    }

    private abstract record CosineFunction(Shape Matrix, double Epsilon) : ColumnFunction(Matrix)
    {
        /// <summary>Emits <c>scale</c>, the number a.</summary>
        protected void WriteScale(CodeWriter writer, Element element)
        {
            Segments lines = Lines(element);
            writer.Line("V squaresOfVector = S.Zero;");
            lines.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V k = {lines.Inside("S.Load(ref vector, ofVector + i)", "S.Zero")};");
                    writer.Line("squaresOfVector = S.MultiplyAdd(k, k, squaresOfVector);");
                }
            );
            writer.Blank();
            string epsilon = Literals.Double(Epsilon) + element.Suffix;
            writer.Line($"{element.Keyword} scale = 1 / {element.Keyword}.Sqrt(S.Sum(squaresOfVector) + {epsilon});");
        }

        /// <summary>An expression for <c>√(‖mₙ‖² + ε)</c>.</summary>
        protected string Length => $"S.Sqrt(S.Add(squares, S.Constant({Literals.Double(Epsilon)})))";
    }

    private sealed record ForwardBody(Shape Matrix, double Epsilon) : CosineFunction(Matrix, Epsilon)
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments columns = Columns(element);
            columns.OpenLoops(writer);
            WriteIndices(writer, element);
            WriteScale(writer, element);
            columns.VectorLoop(
                writer,
                () =>
                {
                    writer.Line("V products = S.Zero, squares = S.Zero;");
                    LineLoop(
                        writer,
                        () =>
                        {
                            writer.Line($"V m = {InLine("matrix")};");
                            writer.Line($"products = S.MultiplyAdd({Broadcast(writer, "vector")}, m, products);");
                            writer.Line("squares = S.MultiplyAdd(m, m, squares);");
                        }
                    );
                    writer.Blank();
                    writer.Line(columns.Store($"S.Divide(S.Multiply(products, S.Broadcast(scale)), {Length})", "y"));
                }
            );
            columns.CloseLoops(writer, "y");
        }
    }

    private sealed record BackwardBody(Shape Matrix, double Epsilon, bool Accumulate) : CosineFunction(Matrix, Epsilon)
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments columns = Columns(element);
            columns.OpenLoops(writer);
            WriteIndices(writer, element);
            WriteScale(writer, element);
            writer.Line("V total = S.Zero;");
            columns.VectorLoop(writer, () => WriteSlopes(writer, columns));
            writer.Blank();
            writer.Line($"{element.Keyword} shrink = S.Sum(total) * scale * scale;");
            LineLoop(writer, () => WriteLine(writer, columns), definesPlace: true);
            ClearPadding(writer, element, "dvector", Accumulate);
            writer.Close();
        }

        /// <summary>Emits the slopes of the products and of the squared lengths of the columns: <c>a bₙ dyₙ</c> and <c>yₙ bₙ² dyₙ</c>.</summary>
        private void WriteSlopes(CodeWriter writer, Segments columns)
        {
            writer.Line("V squares = S.Zero;");
            LineLoop(
                writer,
                () =>
                {
                    writer.Line($"V m = {InLine("matrix")};");
                    writer.Line("squares = S.MultiplyAdd(m, m, squares);");
                }
            );
            writer.Blank();
            writer.Line($"V b = S.Divide(S.Constant(1), {Length});");
            writer.Line($"V slope = {columns.Inside("S.Load(ref dy, at + i)", "S.Zero")};");
            writer.Line($"V ofCosine = {columns.Inside("S.Multiply(slope, S.Load(ref y, at + i))", "S.Zero")};");
            writer.Line("total = S.Add(total, ofCosine);");
            string product = "S.Multiply(S.Multiply(slope, b), S.Broadcast(scale))";
            writer.Line($"S.Store({columns.Inside(product, "S.Zero")}, ref products, i);");
            writer.Line($"S.Store({columns.Inside("S.Multiply(ofCosine, S.Multiply(b, b))", "S.Zero")}, ref lengths, i);");
        }

        private void WriteLine(CodeWriter writer, Segments columns)
        {
            writer.Line($"V k = {Broadcast(writer, "vector")};");
            writer.Line("V sum = S.Zero;");
            columns.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V m = {columns.Inside("S.Load(ref matrix, place + i)", "S.Zero")};");
                    writer.Line("V product = S.Load(ref products, i);");
                    writer.Line("sum = S.MultiplyAdd(product, m, sum);");
                    writer.Line("V rest = S.Subtract(S.Load(ref dmatrix, place + i), S.Multiply(S.Load(ref lengths, i), m));");
                    StoreInLine(writer, columns, "S.MultiplyAdd(product, k, rest)", "dmatrix");
                }
            );
            writer.Blank();
            WriteElement(writer, "dvector", $"S.Sum(sum) - (shrink * {ElementOf(writer, "vector")})", Accumulate);
        }
    }
}
