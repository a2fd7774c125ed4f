using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Gives each sample the same row, which depends on no input: numbers of the declaration or, if they are learned, a parameter. The gradient
/// of the parameter is the sum of the rows of the output's gradient.
/// </summary>
/// <param name="Learned">The parameter, or <see langword="null"/> for fixed numbers.</param>
/// <param name="Fixed">The fixed numbers; empty for a parameter.</param>
internal sealed record RowOfValues(string Label, Parameter? Learned, EquatableArray<double> Fixed, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [];

    public override IReadOnlyList<Parameter> Parameters => Learned is null ? [] : [Learned];

    public override void Forward(ForwardPass pass)
    {
        Buffer y = pass.Of(Output);
        Operand[] learned = Learned is null ? [] : [Operand.Read("values", pass.Of(Learned))];
        pass.Call(
            Label + "Forward",
            $"y[rows, {Output.Shape.Last}] = the same values in each row",
            new Body(Fixed, y.RowStride),
            [.. learned, Operand.Write("y", y), RuntimeArgument.Rows],
            inlines: true
        );
    }

    public override void Backward(BackwardPass pass)
    {
        if (Learned is { IsTrainable: true } values)
        {
            pass.SumOverRows(() =>
                ColumnSum.Call(pass, Label + "ValueGradient", pass.Gradient(Output), Output.Shape, pass.Gradient(values))
            );
        }
    }

    /// <param name="Fixed">The fixed numbers; empty if the values are an operand.</param>
    /// <param name="RowStride">Length of a row with padding.</param>
    private sealed record Body(EquatableArray<double> Fixed, long RowStride) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            if (Fixed.Count > 0)
            {
                WriteNumbers(writer, element);
            }

            string stride = Literals.Integer(RowStride);
            writer.Open($"for (nuint n = 0; n < {stride}; n += Lanes)");
            writer.Line("V value = S.Load(ref values, n);");
            writer.Open("for (nuint row = 0; row < rows; row++)");
            writer.Line($"S.Store(value, ref y, (row * {stride}) + n);");
            writer.Close();
            writer.Close();
        }

        /// <summary>Writes the numbers, with zeros as padding, as data of the program, which no call copies.</summary>
        private void WriteNumbers(CodeWriter writer, Element element)
        {
            writer.Line($"global::System.ReadOnlySpan<{element.Keyword}> numbers =");
            writer.Line("[");
            writer.Lines(Literals.Lines([.. Fixed, .. Enumerable.Repeat(0.0, (int)RowStride - Fixed.Count)], element.Suffix));
            writer.Line("];");
            writer.Line($"ref {element.Keyword} values = ref {Qualified.InteropServices}MemoryMarshal.GetReference(numbers);");
        }
    }
}
