using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary><c>y = x₀ · x₁ · …</c>; back, each input receives the gradient times the other inputs.</summary>
internal sealed record Product(string Label, EquatableArray<Value> Factors, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => Factors;

    public override long UnrolledCalls => LoadAndStore + (2 * Factors.Count);

    public override long UnrolledBackwardCalls => (LoadAndStore + (2 * Factors.Count)) * Factors.Count;

    public override void Forward(ForwardPass pass)
    {
        Buffer y = pass.Of(Output);
        string name = Label + "Forward";
        string[] sources = [.. Factors.Select((_, i) => $"x{i}")];
        string formula = $"y = {string.Join(" · ", sources)}";
        VectorLoop.Write(pass, name, formula, sources, "y", y.RowStride, writer => writer.Line($"S.Store({Times(sources)}, ref y, i);"));
        pass.Call(formula, name, [.. Factors.Select(factor => Argument.Read(pass.Of(factor))), Argument.Write(y), "rows"]);
    }

    public override void Backward(BackwardPass pass)
    {
        for (int i = 0; i < Factors.Count; i++)
        {
            if (pass.Needs(Factors[i]))
            {
                WriteGradient(pass, i);
            }
        }
    }

    private void WriteGradient(BackwardPass pass, int factor)
    {
        Contribution contribution = pass.Contribute(Factors[factor]);
        int[] others = [.. Enumerable.Range(0, Factors.Count).Where(i => i != factor)];
        string[] sources = ["dy", .. others.Select(i => $"x{i}")];
        string name = $"{Label}InputGradient{factor}";
        string formula = $"dx{factor} {(contribution.Accumulate ? "+=" : "=")} {string.Join(" · ", sources)}";
        string total = contribution.Accumulate ? $"S.Add(S.Load(ref dx, i), {Times(sources)})" : Times(sources);
        VectorLoop.Write(
            pass,
            name,
            formula,
            sources,
            "dx",
            contribution.Target.RowStride,
            writer => writer.Line($"S.Store({total}, ref dx, i);")
        );
        IEnumerable<Argument> read = others.Select(i => Argument.Read(pass.Of(Factors[i])));
        pass.Call(formula, name, [Argument.Read(pass.Gradient(Output)), .. read, Argument.Write(contribution.Target), "rows"]);
    }

    private static string Times(IEnumerable<string> sources) =>
        sources.Select(source => $"S.Load(ref {source}, i)").Aggregate((a, b) => $"S.Multiply({a}, {b})");
}
