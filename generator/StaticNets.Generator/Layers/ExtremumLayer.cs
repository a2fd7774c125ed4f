using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Computes the largest or the smallest of the outputs of several layers of the same shape, in each element.</summary>
/// <param name="attribute">Name of the attribute without its suffix.</param>
/// <param name="defaultName">Keras' name for such a layer.</param>
/// <param name="isMaximum">Whether it is the largest.</param>
internal sealed class ExtremumLayer(string attribute, string defaultName, bool isMaximum) : ElementwiseJoin
{
    public override string Attribute => attribute;

    public override string DefaultName => defaultName;

    protected override string Verb => "compares";

    protected override Value Join(LayerScope scope, IReadOnlyList<Value> inputs, Shape shape) =>
        inputs.Aggregate((a, b) => scope.Extremum(a, b, isMaximum));
}
