using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>The calls that softmax and its logarithm have in common: both compute over the last axis, and backward they read y.</summary>
internal abstract record SoftmaxOperation(string Label, Value X, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [this with { X = values.Of(X), Output = values.Of(Output) }];

    /// <param name="name">What is computed, with x.</param>
    /// <param name="formula">How each element is computed.</param>
    protected void CallForward(ForwardPass pass, string name, string formula, FunctionBody body, string comment) =>
        pass.Call(
            Label + "Forward",
            $"y = {name} over segments of {Output.Shape.Last}: {formula}",
            body,
            [Operand.Read("x", pass.Of(X)), Operand.Write("y", pass.Of(Output)), RuntimeArgument.Rows],
            comment
        );

    /// <param name="gradient">The gradient of an element of x.</param>
    /// <param name="body">Returns the body that replaces the content of dx, or adds to it.</param>
    protected void CallBackward(BackwardPass pass, string gradient, Func<bool, FunctionBody> body, string comment)
    {
        Contribution contribution = pass.Contribute(X);
        Operand[] operands =
        [
            Operand.Read("dy", pass.Gradient(Output)),
            Operand.Read("y", pass.Of(Output)),
            Operand.Write("dx", contribution.Target),
            RuntimeArgument.Rows,
        ];
        pass.Call(
            Label + "InputGradient",
            $"dx {(contribution.Accumulate ? "+=" : "=")} {gradient} over segments of {Output.Shape.Last}",
            body(contribution.Accumulate),
            operands,
            comment
        );
    }
}
