using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Joins all axes into one. The elements of a sample are contiguous already, so nothing is computed.</summary>
internal sealed class Flatten : LayerKind
{
    public override string Attribute => "Flatten";

    public override string DefaultName => "flatten";

    public override FeatureOrder Order => FeatureOrder.Reshaped;

    public override Value? Build(LayerScope scope) => scope.Input.Value is { } x ? scope.View(x, Shape.Of(x.Shape.Length)) : null;
}
