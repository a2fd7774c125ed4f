using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary><c>y = x · mask</c> at one step of a scan, with a mask of <see cref="DrawMask"/>. In prediction the output is the input.</summary>
internal sealed record MaskedStep(string Label, Value X, Value Mask, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [this with { X = values.Of(X), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        if (pass.Training)
        {
            Dropout.Multiply(pass, Label, pass.Of(X), pass.Of(Mask), pass.Of(Output));
        }
        else
        {
            pass.Alias(Output, X);
        }
    }

    public override void Backward(BackwardPass pass) => Dropout.MultiplyGradient(pass, Label, Output, X, pass.Of(Mask));
}
