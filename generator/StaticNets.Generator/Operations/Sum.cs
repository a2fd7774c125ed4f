using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary><c>y = x₀ + x₁ + …</c>. Backward, each input receives the gradient unchanged.</summary>
internal sealed record Sum(string Label, EquatableArray<Value> Terms, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => Terms;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [this with { Terms = values.Of(Terms), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        string[] names = [.. Terms.Select((_, i) => $"x{i}")];
        pass.CallElementwise(
            Label + "Forward",
            $"y = {string.Join(" + ", names)}",
            names.Select(Term.Load).Aggregate(Term.Add),
            [.. Terms.Select((term, i) => Operand.Read(names[i], pass.Of(term))), Operand.Write("y", pass.Of(Output))]
        );
    }

    public override void Backward(BackwardPass pass)
    {
        foreach (Value term in Terms)
        {
            PointwiseGradients.PassOn(pass, Label, Output, term);
        }
    }
}
