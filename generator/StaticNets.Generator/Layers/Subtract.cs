using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>Subtracts the output of one layer from that of another.</summary>
internal sealed class Subtract : ElementwiseJoin
{
    public override string Attribute => "Subtract";

    public override string DefaultName => "subtract";

    protected override string Verb => "subtracts";

    public override Value? Build(LayerScope scope)
    {
        if (scope.Inputs.Count == 2)
        {
            return base.Build(scope);
        }

        scope.Report(ProblemIds.NotTwoLayers, null, scope.Name, Literals.Integer(scope.Inputs.Count));
        return scope.Input.Value is { } x ? scope.Unbuilt(x.Shape) : null;
    }

    protected override Value Join(LayerScope scope, IReadOnlyList<Value> inputs, Shape shape) =>
        scope.Sum([inputs[0], scope.Affine(inputs[1], -1, 0)], shape);
}
