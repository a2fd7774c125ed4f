using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Base of layers that combine the outputs of several layers of the same shape element by element.</summary>
internal abstract class ElementwiseJoin : LayerKind
{
    /// <summary>The verb that says in messages what the layer does with its inputs: <c>adds</c>.</summary>
    protected abstract string Verb { get; }

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override string NamesArgument => "layers";

    public override Value? Build(LayerScope scope)
    {
        if (scope.Inputs.FirstOrDefault(input => input.Value is not null) is not { Value: { } first } known)
        {
            return null;
        }

        bool fits = true;
        for (int i = 0; i < scope.Inputs.Count; i++)
        {
            LayerInput other = scope.Inputs[i];
            if (other.Value is { } value && value.Shape != first.Shape && fits)
            {
                string[] words = [scope.Name, known.Name, first.Shape.ToString(), other.Name, value.Shape.ToString(), Verb];
                scope.ReportItem(ProblemIds.AddOfDifferentShapes, NamesArgument, i - 1, words);
                fits = false;
            }

            fits &= other.Value is not null;
        }

        return fits ? Join(scope, [.. scope.Inputs.Select(input => input.Value!)], first.Shape) : scope.Unbuilt(first.Shape);
    }

    protected abstract Value Join(LayerScope scope, IReadOnlyList<Value> inputs, Shape shape);
}
