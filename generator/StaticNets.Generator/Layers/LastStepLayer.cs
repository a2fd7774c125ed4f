using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Takes the last step of a sequence, <c>[steps, features] → [features]</c>.</summary>
internal sealed class LastStepLayer : LayerKind
{
    public override string Attribute => "LastStep";

    public override string DefaultName => "last_step";

    public override Value? Build(LayerScope scope) => scope.Sequence() is { } x ? scope.LastStep(scope.SplitSteps(x)) : null;
}
