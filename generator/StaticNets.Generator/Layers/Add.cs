using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Adds the outputs of several layers of the same shape.</summary>
internal sealed class Add : ElementwiseJoin
{
    public override string Attribute => "Add";

    public override string DefaultName => "add";

    protected override string Verb => "adds";

    protected override Value Join(LayerScope scope, IReadOnlyList<Value> inputs, Shape shape) => scope.Sum(inputs, shape);
}
