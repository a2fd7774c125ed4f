using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>The product of several layers of one shape.</summary>
internal sealed class Multiply : ElementwiseJoin
{
    public override string Attribute => "Multiply";

    public override string DefaultName => "multiply";

    public override bool MakesSquares => true;

    protected override string Verb => "multiplies";

    protected override Value Join(LayerScope scope, IEnumerable<Value> inputs, Shape shape) => scope.Product(inputs, shape);
}
