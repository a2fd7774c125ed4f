using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary><c>y = x₀ + x₁ + …</c>; back, each input receives the gradient as it is.</summary>
internal sealed record Sum(string Label, EquatableArray<Value> Terms, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => Terms;

    public override void Forward(ForwardPass pass)
    {
        Buffer y = pass.Of(Output);
        string name = Label + "Forward";
        List<string> sources = Enumerable.Range(0, Terms.Count).Select(i => $"x{i}").ToList();
        string sum = sources.Select(x => $"S.Load(ref {x}, i)").Aggregate((a, b) => $"S.Add({a}, {b})");
        string formula = $"y = {string.Join(" + ", sources)}";
        VectorLoop.Write(pass, name, formula, sources, "y", y.RowStride, writer => writer.Line($"S.Store({sum}, ref y, i);"));
        pass.Call(formula, name, [.. Terms.Select(term => Argument.Read(pass.Of(term))), Argument.Write(y), "rows"]);
    }

    public override void Backward(BackwardPass pass)
    {
        foreach (Value term in Terms)
        {
            PointwiseKernels.PassOn(pass, Label, Output, term);
        }
    }
}
