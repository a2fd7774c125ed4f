using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = x + noise</c> with new noise from N(0, σ²) in each training step; in prediction the output is the input. Backward, the gradient
/// is unchanged.
/// </summary>
/// <param name="Deviation">σ.</param>
/// <param name="Index">
/// Number of the operation within the network. Its random numbers depend on it, so that each operation draws different noise.
/// </param>
internal sealed record GaussianNoise(string Label, Value X, Value Output, LayerNumber Deviation, int Index) : Operation(Label, Output)
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
        Buffer noise = pass.RowScratch(Output, ValueContent.Noise, Output.Shape.Length);
        RandomRows.Fill(pass, $"noise from N(0, σ²), σ = {Deviation.Hyperparameter}", "NoiseField", noise, Deviation, Index);
        pass.CallElementwise(
            Label + "Forward",
            "y = x + noise",
            Term.Add("x", "noise"),
            [Operand.Read("x", pass.Of(X)), Operand.Read("noise", noise), Operand.Write("y", y)]
        );
    }

    public override void Backward(BackwardPass pass) => PointwiseGradients.PassOn(pass, Label, Output, X);
}
