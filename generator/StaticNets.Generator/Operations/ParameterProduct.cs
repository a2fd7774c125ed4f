using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = f(x ∘ factors)</c>: each feature, an element of the last axis, times its factor. Backward, with the gradient δ of the product:
/// <c>dx = δ ∘ factors</c>, <c>dFactors = Σ δ ∘ x</c> over all samples and all other axes.
/// </summary>
/// <param name="Factors">A factor for each feature, or one for all.</param>
/// <param name="Function">The fused activation, or <see langword="null"/>.</param>
internal sealed record ParameterProduct(string Label, Value X, Parameter Factors, Value Output, ActivationFunction? Function = null)
    : Operation(Label, Output)
{
    private const int CallsPerFactor = 2;

    /// <summary>Whether only elements that are not positive are multiplied; the others stay, as if their factor were 1.</summary>
    public bool KeepsPositives { get; init; }

    private FactorText Text => new(KeepsPositives, Factors.RowLength < Output.Shape.Last);

    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Parameter> Parameters => [Factors];

    public override ActivationFunction? FusedFunction => Function;

    public override long UnrolledCalls => LoadAndStore + CallsPerFactor + (Function?.Cost ?? 0);

    public override long UnrolledBackwardCalls => (2 * (LoadAndStore + CallsPerFactor)) + (Function?.Cost ?? 0);

    public override Operation? FuseWith(Pointwise next) =>
        Function is null ? this with { Output = Absorb(next), Function = next.Function } : null;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [this with { X = values.Of(X), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        string product = KeepsPositives ? "(x > 0 ? x : x · factors)" : "x · factors";
        pass.Call(
            Label + "Forward",
            "y = " + (Function?.Formula(product) ?? product),
            new ForwardBody(Output.Shape, Function, Text),
            [
                Operand.Read("x", pass.Of(X)),
                Operand.Read("factors", pass.Of(Factors)),
                Operand.Write("y", pass.Of(Output)),
                RuntimeArgument.Rows,
            ],
            inlines: true
        );
    }

    public override void Backward(BackwardPass pass)
    {
        if (Function is not null && !pass.IsFinished(Output))
        {
            PointwiseGradients.DifferentiateInPlace(pass, Label, Function, Output);
        }

        if (Factors.IsTrainable)
        {
            pass.SumOverRows(() => CallFactorGradient(pass));
        }

        CallInputGradient(pass);
    }

    private void CallFactorGradient(BackwardPass pass) =>
        pass.Call(
            Label + "FactorGradient",
            $"dFactors[{Factors.RowLength}] = Σ dy · {(KeepsPositives ? "min(x, 0)" : "x")} over rows{AndAxes}",
            new FactorGradient(Output.Shape, Text),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("x", pass.Of(X)),
                Operand.Write("dFactors", pass.Gradient(Factors)),
                RuntimeArgument.Accumulate,
                RuntimeArgument.Rows,
            ],
            inlines: true
        );

    private string AndAxes =>
        Factors.RowLength < Output.Shape.Last ? " and all axes"
        : Output.Shape.Rank > 1 ? " and all axes but the last"
        : "";

    private void CallInputGradient(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        pass.Call(
            Label + "InputGradient",
            $"dx {(contribution.Accumulate ? "+=" : "=")} dy · {(KeepsPositives ? "(x > 0 ? 1 : factors)" : "factors")}",
            new InputGradient(Output.Shape, contribution.Accumulate, Text),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                .. KeepsPositives ? [Operand.Read("x", pass.Of(X))] : (Operand[])[],
                Operand.Read("factors", pass.Of(Factors)),
                Operand.Write("dx", contribution.Target),
                RuntimeArgument.Rows,
            ],
            inlines: true
        );
    }

    /// <summary>The text of factors and products, for the vector of features that begins at <c>i</c>.</summary>
    /// <param name="IsShared">Whether all features have the same factor.</param>
    private sealed record FactorText(bool KeepsPositives, bool IsShared)
    {
        /// <summary>Declares the factor that all features have.</summary>
        public void Declare(CodeWriter writer)
        {
            if (IsShared)
            {
                writer.Line($"V factor = S.Broadcast({writer.Names.At("factors", "0")});");
            }
        }

        private string Factor => IsShared ? "factor" : "S.Load(ref factors, i)";

        public string Product =>
            KeepsPositives
                ? $"S.Select(S.GreaterThan(S.Load(ref x, at + i), S.Zero), S.Load(ref x, at + i), S.Multiply(S.Load(ref x, at + i), {Factor}))"
                : $"S.Multiply(S.Load(ref x, at + i), {Factor})";

        public string Slope => KeepsPositives ? $"S.Select(S.GreaterThan(S.Load(ref x, at + i), S.Zero), S.Constant(1), {Factor})" : Factor;

        /// <summary>The derivative of the product by its factor, for the vector that begins at <c>at</c>.</summary>
        public string Multiplied => KeepsPositives ? "S.Min(S.Zero, S.Load(ref x, at))" : "S.Load(ref x, at)";
    }

    private sealed record ForwardBody(Shape Shape, ActivationFunction? Function, FactorText Factors) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            Factors.Declare(writer);
            segments.OpenLoops(writer);
            segments.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V z = {Factors.Product};");
                    writer.Line(segments.Store(Function?.Apply(VectorMath.Of(writer, element.Keyword), "z") ?? "z", "y"));
                }
            );
            segments.CloseLoops(writer, "y");
        }
    }

    private sealed record FactorGradient(Shape Shape, FactorText Factors) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            if (Factors.IsShared)
            {
                writer.Line("V total = S.Zero;");
            }

            ChannelSums.OpenChannels(writer, segments);
            ChannelSums.Write(
                writer,
                segments,
                ["sum"],
                (_, name) => writer.Line($"{name("sum")} = S.MultiplyAdd(S.Load(ref dy, at), {Factors.Multiplied}, {name("sum")});")
            );
            string sum = ChannelSums.Inside(segments, "sum");
            if (Factors.IsShared)
            {
                writer.Line($"total = S.Add(total, {sum});");
                writer.Close();
                writer.Blank();
                Store(writer, "S.Select(S.FirstLanes(1), S.Broadcast(S.Sum(total)), S.Zero)", "0");
                return;
            }

            Store(writer, sum, "n");
            writer.Close();
        }

        private static void Store(CodeWriter writer, string gradient, string at)
        {
            writer.Line($"V ofFactors = {gradient};");
            writer.Line($"S.Store(accumulate ? S.Add(S.Load(ref dFactors, {at}), ofFactors) : ofFactors, ref dFactors, {at});");
        }
    }

    private sealed record InputGradient(Shape Shape, bool Accumulate, FactorText Factors) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            Factors.Declare(writer);
            segments.OpenLoops(writer);
            string factors = $"S.Load(ref dy, at + i), {Factors.Slope}";
            string dx = Accumulate ? $"S.MultiplyAdd({factors}, S.Load(ref dx, at + i))" : $"S.Multiply({factors})";
            segments.VectorLoop(writer, () => writer.Line(segments.Store(dx, "dx")));
            segments.CloseLoops(writer, "dx");
        }
    }
}
