using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary><c>y = f(x)</c>, applied to each element, including the padding.</summary>
internal sealed record Pointwise(string Label, Value X, Value Output, ActivationFunction Function) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => Function.Cost + LoadAndStore;

    public override long UnrolledBackwardCalls => Function.Cost + LoadAndStore;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [this with { X = values.Of(X), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        Buffer y = pass.Of(Output);
        pass.CallElementwise(
            Label + "Forward",
            $"y[rows, {y.RowStride}] = {Function.Formula("x")}",
            Term.Apply(Function, "x"),
            [Operand.Read("x", pass.Of(X)), Operand.Write("y", y)],
            comment: Function.Formula("x")
        );
    }

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        string at = Function.NeedsInput ? "x" : "y";
        Term derived = Term.Differentiate(Function, "dy", at);
        pass.CallElementwise(
            Label + "InputGradient",
            $"dx {(contribution.Accumulate ? "+=" : "=")} dy · {Function.Name.ToLowerInvariant()}′",
            contribution.Accumulate ? Term.Add("dx", derived) : derived,
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read(at, pass.Of(Function.NeedsInput ? X : Output)),
                Operand.Write("dx", contribution.Target),
            ]
        );
    }
}
