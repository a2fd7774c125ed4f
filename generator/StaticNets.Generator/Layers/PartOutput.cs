using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// The end of a part, a network used inside another. In the list of layers it follows the layers of the part, and it returns the output of
/// the last of them.
/// </summary>
internal sealed class PartOutput : LayerKind
{
    public const string Name = "Use";

    public override string Attribute => Name;

    // Only for a [Use] of an unknown class; otherwise the part is named after its class.
    public override string DefaultName => "part";

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override Value? Build(LayerScope scope) => scope.Input.Value;
}
