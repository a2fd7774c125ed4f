using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Computes the mean of the outputs of several layers of the same shape.</summary>
internal sealed class Average : ElementwiseJoin
{
    public override string Attribute => "Average";

    public override string DefaultName => "average";

    protected override string Verb => "averages";

    protected override Value Join(LayerScope scope, IReadOnlyList<Value> inputs, Shape shape) =>
        scope.Affine(scope.Sum(inputs, shape), 1.0 / inputs.Count, 0);
}
