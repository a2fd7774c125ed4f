using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Multiplies the outputs of several layers of the same shape.</summary>
internal sealed class Multiply : ElementwiseJoin
{
    public override string Attribute => "Multiply";

    public override string DefaultName => "multiply";

    public override bool MakesSquares => true;

    protected override string Verb => "multiplies";

    protected override Value Join(LayerScope scope, IReadOnlyList<Value> inputs, Shape shape) => scope.Product(inputs, shape);
}
