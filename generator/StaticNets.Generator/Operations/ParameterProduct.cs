using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = f(x ∘ factors)</c>: each feature, an element of the last axis, times its factor. Backward, with the gradient δ of the product:
/// <c>dx = δ ∘ factors</c>, <c>dFactors = Σ δ ∘ x</c> over all samples and all other axes.
/// </summary>
/// <param name="Function">The fused activation, or <see langword="null"/>.</param>
internal sealed record ParameterProduct(string Label, Value X, Parameter Factors, Value Output, ActivationFunction? Function = null)
    : Operation(Label, Output)
{
    private const int CallsPerFactor = 2;

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
        const string product = "x · factors";
        pass.Call(
            Label + "Forward",
            "y = " + (Function?.Formula(product) ?? product),
            new ForwardBody(Output.Shape, Function),
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
            $"dFactors[{Factors.RowLength}] = Σ dy · x over rows{(Output.Shape.Rank > 1 ? " and all axes but the last" : "")}",
            new FactorGradient(Output.Shape),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("x", pass.Of(X)),
                Operand.Write("dFactors", pass.Gradient(Factors)),
                RuntimeArgument.Accumulate,
                RuntimeArgument.Rows,
            ],
            inlines: true
        );

    private void CallInputGradient(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        pass.Call(
            Label + "InputGradient",
            $"dx {(contribution.Accumulate ? "+=" : "=")} dy · factors",
            new InputGradient(Output.Shape, contribution.Accumulate),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("factors", pass.Of(Factors)),
                Operand.Write("dx", contribution.Target),
                RuntimeArgument.Rows,
            ],
            inlines: true
        );
    }

    private sealed record ForwardBody(Shape Shape, ActivationFunction? Function) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            segments.VectorLoop(
                writer,
                () =>
                {
                    writer.Line("V z = S.Multiply(S.Load(ref x, at + i), S.Load(ref factors, i));");
                    writer.Line(segments.Store(Function?.Apply(VectorMath.Of(writer, element.Keyword), "z") ?? "z", "y"));
                }
            );
            segments.CloseLoops(writer, "y");
        }
    }

    private sealed record FactorGradient(Shape Shape) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            ChannelSums.OpenChannels(writer, segments);
            ChannelSums.Write(
                writer,
                segments,
                ["sum"],
                (_, name) => writer.Line($"{name("sum")} = S.MultiplyAdd(S.Load(ref dy, at), S.Load(ref x, at), {name("sum")});")
            );
            writer.Line($"V ofFactors = {ChannelSums.Inside(segments, "sum")};");
            writer.Line("S.Store(accumulate ? S.Add(S.Load(ref dFactors, n), ofFactors) : ofFactors, ref dFactors, n);");
            writer.Close();
        }
    }

    private sealed record InputGradient(Shape Shape, bool Accumulate) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            const string factors = "S.Load(ref dy, at + i), S.Load(ref factors, i)";
            string dx = Accumulate ? $"S.MultiplyAdd({factors}, S.Load(ref dx, at + i))" : $"S.Multiply({factors})";
            segments.VectorLoop(writer, () => writer.Line(segments.Store(dx, "dx")));
            segments.CloseLoops(writer, "dx");
        }
    }
}
