using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = x · mask</c>, the mask drawn anew for each step: 0 with probability <paramref name="Rate"/>, else 1 / (1 − rate). In
/// prediction it is its input.
/// </summary>
/// <param name="Index">Number of the dropout within the network: each draws masks of its own.</param>
internal sealed record Dropout(string Label, Value X, Value Output, double Rate, int Index) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override void Forward(ForwardPass pass)
    {
        if (!pass.Training)
        {
            pass.Alias(Output, X);
            return;
        }

        Buffer y = pass.Of(Output);
        Buffer mask = Mask(pass);
        pass.Call(
            $"mask: 0 with probability {Literals.Double(Rate)}, else {Literals.Double(1)} / (1 - {Literals.Double(Rate)})",
            Qualified.Runtime + "DropoutMask.Fill",
            Argument.Write(mask),
            Literals.Integer(y.RowStride),
            Literals.Double(Rate),
            Literals.Integer(Index),
            "in batch"
        );
        string name = Label + "Forward";
        VectorLoop.Write(pass, name, "y = x · mask", ["x", "mask"], "y", y.RowStride, writer => writer.Line(Product("x", "y", false)));
        pass.Call("y = x · mask", name, Argument.Read(pass.Of(X)), Argument.Read(mask), Argument.Write(y), "rows");
    }

    public override void Backward(BackwardPass pass)
    {
        if (!pass.Needs(X))
        {
            return;
        }

        Contribution contribution = pass.Contribute(X);
        string name = Label + "InputGradient";
        string formula = $"dx {(contribution.Accumulate ? "+=" : "=")} dy · mask";
        VectorLoop.Write(
            pass,
            name,
            formula,
            ["dy", "mask"],
            "dx",
            contribution.Target.RowStride,
            writer => writer.Line(Product("dy", "dx", contribution.Accumulate))
        );
        pass.Call(
            formula,
            name,
            Argument.Read(pass.Gradient(Output)),
            Argument.Read(Mask(pass)),
            Argument.Write(contribution.Target),
            "rows"
        );
    }

    private Buffer Mask(Pass pass) => pass.RowScratch(Output.Name + "Mask", Output.Shape.Length);

    private static string Product(string source, string destination, bool accumulate) =>
        accumulate
            ? $"S.Store(S.MultiplyAdd(S.Load(ref {source}, i), S.Load(ref mask, i), S.Load(ref {destination}, i)), ref {destination}, i);"
            : $"S.Store(S.Multiply(S.Load(ref {source}, i), S.Load(ref mask, i)), ref {destination}, i);";
}
