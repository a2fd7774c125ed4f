using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>A network inside another: the layers of the part stand above it, and it hands on the result of the last one.</summary>
internal sealed class PartOutput : LayerKind
{
    public const string Name = "Use";

    public override string Attribute => Name;

    // The generator names a part after its class.
    public override string DefaultName => "part";

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override Value? Build(LayerScope scope) => scope.Input.Value;
}
