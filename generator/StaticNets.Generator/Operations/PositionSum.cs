using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = x + p</c> for each step of a sequence, where p is a sinusoid of the step's number (Vaswani et al. 2017). The gradient of x is that
/// of y.
/// </summary>
/// <param name="Position">The number of the next step in the caller's state.</param>
internal sealed record PositionSum(string Label, Value X, Value Output, Value Position) : Operation(Label, Output)
{
    /// <summary>Number of elements of the position in the caller's state.</summary>
    public const long StateLength = 2;

    public override IReadOnlyList<Value> Inputs => [X];

    public override bool RelatesSteps => true;

    // The loop runs over the samples of each step, and a call of the library comes before it.
    public override long UnrolledCalls => NeverUnrolled;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values)
    {
        if (!values.IsSingle)
        {
            return [this with { X = values.Of(X) }];
        }

        values.KeepInState(Position);
        return [new PositionSumAtStep(Label, values.Of(X), values.Of(Output), values.Of(Position))];
    }

    public override void Forward(ForwardPass pass)
    {
        Buffer y = pass.Of(Output);
        StepCount steps = Output.Steps!.Value;
        pass.CallLibrary(
            $"the first row of each step of {y.Name} = the sinusoids of the step",
            "SinusoidalPositions.Fill",
            Argument.Write(y),
            Argument.Number(y.RowStride, "stride"),
            Argument.Number(Output.Shape.Length, "features"),
            RuntimeArgument.Rows,
            steps.Constant is { } constant ? Argument.Number(constant, "steps") : RuntimeArgument.Steps
        );
        pass.Call(
            Label + "Forward",
            "y = x + the first row of each step of y, which comes last",
            new Body(y.RowStride),
            [
                Operand.Read("x", pass.Of(X)),
                Operand.Write("y", y),
                steps.Constant is { } count ? Operand.Number("steps", count) : RuntimeArgument.Steps,
                RuntimeArgument.Rows,
            ]
        );
    }

    public override void Backward(BackwardPass pass) => PointwiseGradients.PassOn(pass, Label, Output, X);

    private sealed record Body(long RowStride) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            string stride = Literals.Integer(RowStride);
            writer.Line("nuint samples = rows / steps;");
            writer.Open("for (nuint step = 0; step < steps; step++)");
            writer.Line($"nuint position = step * samples * {stride};");
            writer.Open("for (nuint sample = samples; sample > 0; sample--)");
            writer.Line($"nuint row = position + ((sample - 1) * {stride});");
            writer.Open($"for (nuint i = 0; i < {stride}; i += Lanes)");
            writer.Line("S.Store(S.Add(S.Load(ref x, row + i), S.Load(ref y, position + i)), ref y, row + i);");
            writer.Close();
            writer.Close();
            writer.Close();
        }
    }
}
