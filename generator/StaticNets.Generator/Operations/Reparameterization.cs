using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// A sample of <c>N(μ, σ²)</c> as a differentiable function of μ and log σ² (Kingma, Welling 2014): <c>z = μ + σ ε</c> with new ε from
/// <c>N(0, 1)</c> in each training step; in prediction the output is μ. <c>dμ = dz</c>, <c>d(log σ²) = ½ dz σ ε</c>.
/// </summary>
/// <param name="Mean">μ.</param>
/// <param name="LogVariance">log σ².</param>
/// <param name="Index">
/// Number of the operation within the network. Its random numbers depend on it, so that each operation draws different noise.
/// </param>
internal sealed record Reparameterization(string Label, Value Mean, Value LogVariance, Value Output, int Index) : Operation(Label, Output)
{
    private static Term Deviation { get; } = Term.Exp(Term.Multiply(Term.Constant(0.5), "logVariance"));

    public override IReadOnlyList<Value> Inputs => [Mean, LogVariance];

    public override IReadOnlyList<Value> InputsOfPrediction => [Mean];

    public override long UnrolledCalls => Deviation.Cost + LoadAndStore;

    public override long UnrolledBackwardCalls => Deviation.Cost + (2 * LoadAndStore);

    // Mean and log σ² with their gradients, and the noise.
    public override long WorkingLength => 5 * Output.Shape.Length;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [this with { Mean = values.Of(Mean), LogVariance = values.Of(LogVariance), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        if (!pass.Training)
        {
            pass.Alias(Output, Mean);
            return;
        }

        Buffer z = pass.Of(Output);
        Buffer noise = Noise(pass);
        RandomRows.Fill(pass, "ε from N(0, 1)", "NoiseField", noise, new LayerNumber(1), Index);
        pass.CallElementwise(
            Label + "Forward",
            "z = μ + σ ε",
            Term.Call("MultiplyAdd", Deviation, "noise", "mean"),
            [
                Operand.Read("mean", pass.Of(Mean)),
                Operand.Read("logVariance", pass.Of(LogVariance)),
                Operand.Read("noise", noise),
                Operand.Write("z", z),
            ]
        );
    }

    public override void Backward(BackwardPass pass)
    {
        PointwiseGradients.PassOn(pass, Label, Output, Mean);
        Contribution contribution = pass.Contribute(LogVariance);
        Term slope = Term.Multiply(Term.Multiply(Term.Constant(0.5), Deviation), Term.Multiply("dz", "noise"));
        pass.CallElementwise(
            Label + "LogVarianceGradient",
            $"dLogVariance {(contribution.Accumulate ? "+=" : "=")} ½ dz σ ε",
            contribution.Accumulate ? Term.Add("dLogVariance", slope) : slope,
            [
                Operand.Read("dz", pass.Gradient(Output)),
                Operand.Read("logVariance", pass.Of(LogVariance)),
                Operand.Read("noise", Noise(pass)),
                Operand.Write("dLogVariance", contribution.Target),
            ]
        );
    }

    private Buffer Noise(Pass pass) => pass.RowScratch(Output, ValueContent.Noise, Output.Shape.Length);
}
