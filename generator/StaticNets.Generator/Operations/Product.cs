using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary><c>y = x₀ · x₁ · …</c>. Backward, each input receives the gradient times the other inputs.</summary>
internal sealed record Product(string Label, EquatableArray<Value> Factors, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => Factors;

    public override long UnrolledCalls => LoadAndStore + (2 * Factors.Count);

    public override long UnrolledBackwardCalls => (LoadAndStore + (2 * Factors.Count)) * Factors.Count;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [this with { Factors = values.Of(Factors), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        string[] names = [.. Factors.Select((_, i) => $"x{i}")];
        pass.CallElementwise(
            Label + "Forward",
            $"y = {string.Join(" · ", names)}",
            Times(names),
            [.. Factors.Select((factor, i) => Operand.Read(names[i], pass.Of(factor))), Operand.Write("y", pass.Of(Output))]
        );
    }

    public override void Backward(BackwardPass pass)
    {
        for (int i = 0; i < Factors.Count; i++)
        {
            WriteGradient(pass, i);
        }
    }

    private void WriteGradient(BackwardPass pass, int factor)
    {
        Contribution contribution = pass.Contribute(Factors[factor]);
        int[] others = [.. Enumerable.Range(0, Factors.Count).Where(i => i != factor)];
        string[] names = ["dy", .. others.Select(i => $"x{i}")];
        pass.CallElementwise(
            $"{Label}InputGradient{factor}",
            $"dx{factor} {(contribution.Accumulate ? "+=" : "=")} {string.Join(" · ", names)}",
            contribution.Accumulate ? Term.Add("dx", Times(names)) : Times(names),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                .. others.Select(i => Operand.Read($"x{i}", pass.Of(Factors[i]))),
                Operand.Write("dx", contribution.Target),
            ]
        );
    }

    private static Term Times(IEnumerable<string> operands) => operands.Select(Term.Load).Aggregate(Term.Multiply);
}
