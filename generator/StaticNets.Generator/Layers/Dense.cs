using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// <c>y = f(x · kernel + bias)</c>, <c>[inputs] → [units]</c>; with <c>PerStep = true</c> for each step of a sequence,
/// <c>[steps, inputs] → [steps, units]</c>.
/// </summary>
internal sealed class Dense : LayerKind
{
    public override string Attribute => "Dense";

    public override string DefaultName => "dense";

    public override IReadOnlyList<string> Tensors => KernelArguments.Tensors;

    public override IReadOnlyList<string> TensorsOf(LayerArguments arguments) => KernelArguments.TensorsOf(arguments);

    public override string AppliedActivation(LayerArguments arguments) => arguments.TextOr("Activation", "Linear");

    public override Value? Build(LayerScope scope)
    {
        long? units = scope.Positive("units");
        bool perStep = scope.Arguments.Flag("PerStep");
        Value? x = perStep ? scope.Sequence() : scope.RankOne();
        scope.CheckDeclaredInputs(x?.Shape.Last);
        if (units is not { } outputs)
        {
            return null;
        }

        if (x is null)
        {
            return perStep ? null : scope.Unbuilt(Shape.Of(outputs));
        }

        long inputs = x.Shape.Last;
        (Parameter kernel, Parameter? bias) = KernelArguments.Create(scope, Shape.Of(inputs, outputs), Shape.Of(outputs), inputs, outputs);
        Value rows = scope.MatMul(perStep ? scope.SplitSteps(x) : x, kernel, bias, scope.DropRate("DropConnect"));
        string activation = AppliedActivation(scope.Arguments);
        return perStep ? scope.ActivateAndJoin(rows, activation) : scope.Activate(rows, activation);
    }
}
