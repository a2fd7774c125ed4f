using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = x · mask</c> with a new mask in each training step. An element of the mask is 0 with probability <paramref name="Rate"/>,
/// otherwise 1 / (1 − rate). In prediction the output is the input.
/// </summary>
/// <param name="Index">
/// Number of the operation within the network. Its random numbers depend on it, so that each operation draws different masks.
/// </param>
internal sealed record Dropout(string Label, Value X, Value Output, double Rate, int Index) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [this with { X = values.Of(X), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        if (!pass.Training)
        {
            pass.Alias(Output, X);
            return;
        }

        Buffer y = pass.Of(Output);
        Buffer mask = Mask(pass);
        pass.CallLibrary(
            $"mask: 0 with probability {Literals.Double(Rate)}, otherwise 1 / (1 - {Literals.Double(Rate)})",
            "DropoutMask.Fill",
            Argument.Write(mask),
            Argument.Number(y.RowStride),
            Argument.Real(Rate),
            Argument.Number(Index),
            RuntimeArgument.Batch
        );
        pass.CallElementwise(
            Label + "Forward",
            "y = x · mask",
            Term.Multiply("x", "mask"),
            [Operand.Read("x", pass.Of(X)), Operand.Read("mask", mask), Operand.Write("y", y)]
        );
    }

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        pass.CallElementwise(
            Label + "InputGradient",
            $"dx {(contribution.Accumulate ? "+=" : "=")} dy · mask",
            contribution.Accumulate ? Term.Call("MultiplyAdd", "dy", "mask", "dx") : Term.Multiply("dy", "mask"),
            [Operand.Read("dy", pass.Gradient(Output)), Operand.Read("mask", Mask(pass)), Operand.Write("dx", contribution.Target)]
        );
    }

    private Buffer Mask(Pass pass) => pass.RowScratch(Output, ValueContent.Mask, Output.Shape.Length);
}
