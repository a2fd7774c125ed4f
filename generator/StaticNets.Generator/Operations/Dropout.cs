using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = x · mask</c> with a new mask in each training step. An element of the mask is 0 with probability <paramref name="Rate"/>,
/// otherwise 1 / (1 − rate). In prediction the output is the input.
/// </summary>
/// <param name="Index">
/// Number of the operation within the network. Its random numbers depend on it, so that each operation draws different masks.
/// </param>
internal sealed record Dropout(string Label, Value X, Value Output, LayerNumber Rate, int Index) : Operation(Label, Output)
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
        DrawMask.Fill(pass, mask, Rate, Index);
        Multiply(pass, Label, pass.Of(X), mask, y);
    }

    public override void Backward(BackwardPass pass) => MultiplyGradient(pass, Label, Output, X, Mask(pass));

    /// <summary>Adds the call <c>y = x · mask</c>.</summary>
    public static void Multiply(Pass pass, string label, Buffer x, Buffer mask, Buffer y) =>
        pass.CallElementwise(
            label + "Forward",
            "y = x · mask",
            Term.Multiply("x", "mask"),
            [Operand.Read("x", x), Operand.Read("mask", mask), Operand.Write("y", y)]
        );

    /// <summary>Adds the call <c>dx = dy · mask</c>.</summary>
    public static void MultiplyGradient(BackwardPass pass, string label, Value output, Value x, Buffer mask)
    {
        Contribution contribution = pass.Contribute(x);
        pass.CallElementwise(
            label + "InputGradient",
            $"dx {(contribution.Accumulate ? "+=" : "=")} dy · mask",
            contribution.Accumulate ? Term.Call("MultiplyAdd", "dy", "mask", "dx") : Term.Multiply("dy", "mask"),
            [Operand.Read("dy", pass.Gradient(output)), Operand.Read("mask", mask), Operand.Write("dx", contribution.Target)]
        );
    }

    private Buffer Mask(Pass pass) => pass.RowScratch(Output, ValueContent.Mask, Output.Shape.Length);
}
