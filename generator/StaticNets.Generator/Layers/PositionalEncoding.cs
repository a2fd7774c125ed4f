using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Adds sinusoids of its number to each step of a sequence (Vaswani et al. 2017); the shape stays.</summary>
internal sealed class PositionalEncoding : LayerKind
{
    public override string Attribute => "PositionalEncoding";

    public override string DefaultName => "positional_encoding";

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override bool KeepsState(LayerArguments arguments) => true;

    public override Value? Build(LayerScope scope) =>
        scope.Sequence() is { } x ? scope.JoinSteps(scope.AddPositions(scope.SplitSteps(x))) : null;
}
