using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary><c>y = x + noise</c>, drawn anew from N(0, σ²) for each step; in prediction it is its input. Back, the gradient passes as it is.</summary>
/// <param name="Deviation">σ.</param>
/// <param name="Index">Number of the dropout within the network: each draws numbers of its own.</param>
internal sealed record GaussianNoise(string Label, Value X, Value Output, double Deviation, int Index) : Operation(Label, Output)
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
        Buffer noise = pass.RowScratch(Output.Name + "Noise", Output.Shape.Length);
        pass.Call(
            $"noise from N(0, {Literals.Double(Deviation)}²)",
            Qualified.Runtime + "NoiseField.Fill",
            Argument.Write(noise),
            Literals.Integer(y.RowStride),
            Literals.Double(Deviation),
            Literals.Integer(Index),
            "in batch"
        );
        string name = Label + "Forward";
        VectorLoop.Write(
            pass,
            name,
            "y = x + noise",
            ["x", "noise"],
            "y",
            y.RowStride,
            writer => writer.Line("S.Store(S.Add(S.Load(ref x, i), S.Load(ref noise, i)), ref y, i);")
        );
        pass.Call("y = x + noise", name, Argument.Read(pass.Of(X)), Argument.Read(noise), Argument.Write(y), "rows");
    }

    public override void Backward(BackwardPass pass) => PointwiseKernels.PassOn(pass, Label, Output, X);
}
