using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary><c>y = f(x)</c>, element by element, padding included.</summary>
internal sealed record Pointwise(string Label, Value X, Value Output, ActivationFunction Function) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => Function.Cost + LoadAndStore;

    public override long UnrolledBackwardCalls => Function.Cost + LoadAndStore;

    public override void Forward(ForwardPass pass)
    {
        Buffer y = pass.Of(Output);
        string name = Label + "Forward";
        VectorLoop.Write(
            pass,
            name,
            $"y{y.Form} = {Function.Formula("x")}",
            ["x"],
            "y",
            y.RowStride,
            writer => writer.Line($"S.Store({Function.Apply(pass.Element, "S.Load(ref x, i)")}, ref y, i);")
        );
        pass.Call(Function.Formula("x"), name, Argument.Read(pass.Of(X)), Argument.Write(y), "rows");
    }

    public override void Backward(BackwardPass pass)
    {
        if (!pass.Needs(X))
        {
            return;
        }

        Contribution contribution = pass.Contribute(X);
        string name = Label + "InputGradient";
        string at = Function.NeedsInput ? "x" : "y";
        string term = Function.Differentiate(pass.Element, "S.Load(ref dy, i)", $"S.Load(ref {at}, i)");
        string total = contribution.Accumulate ? $"S.Add(S.Load(ref dx, i), {term})" : term;
        string formula = $"dx {(contribution.Accumulate ? "+=" : "=")} dy · {Function.Name.ToLowerInvariant()}′";
        VectorLoop.Write(
            pass,
            name,
            formula,
            ["dy", at],
            "dx",
            contribution.Target.RowStride,
            writer => writer.Line($"S.Store({total}, ref dx, i);")
        );
        pass.Call(
            formula,
            name,
            Argument.Read(pass.Gradient(Output)),
            Argument.Read(pass.Of(Function.NeedsInput ? X : Output)),
            Argument.Write(contribution.Target),
            "rows"
        );
    }
}
