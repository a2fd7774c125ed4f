using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// An entry in front of or behind the layers of a block, which gives what it reads a name: <c>residual/input</c> inside the block,
/// <c>residual</c> outside.
/// </summary>
internal sealed class BlockBoundary(string attribute, string defaultName) : LayerKind
{
    public const string Input = "BlockInput";
    public const string Output = "Block";

    public override string Attribute => attribute;

    // Only for entries whose block the compiler does not know; otherwise they are named after the block.
    public override string DefaultName => defaultName;

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override Value? Build(LayerScope scope) => scope.Input.Value;
}
