using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary><c>y = f(x · kernel + bias)</c>, <c>[inputs] → [units]</c>.</summary>
internal sealed class Dense : LayerKind
{
    public override string Attribute => "Dense";

    public override string DefaultName => "dense";

    public override IReadOnlyList<string> Tensors => ["kernel", "bias"];

    public override string AppliedActivation(LayerArguments arguments) => arguments.TextOr("Activation", "Linear");

    public override Value? Build(LayerScope scope)
    {
        long? units = scope.Positive("units");
        Value? x = scope.RankOne();
        scope.CheckDeclaredInputs(x?.Shape.Last);
        if (units is not { } outputs)
        {
            return null;
        }

        if (x is null)
        {
            return scope.Unbuilt(Shape.Of(outputs));
        }

        long inputs = x.Shape.Last;
        (Parameter kernel, Parameter bias) = KernelArguments.Create(scope, Shape.Of(inputs, outputs), Shape.Of(outputs), inputs, outputs);
        return scope.Activate(scope.MatMul(x, kernel, bias, scope.DropRate("DropConnect")), AppliedActivation(scope.Arguments));
    }
}
