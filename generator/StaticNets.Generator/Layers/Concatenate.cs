using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Joins the outputs of several layers along the last axis.</summary>
internal sealed class Concatenate : LayerKind
{
    public override string Attribute => "Concatenate";

    public override string DefaultName => "concatenate";

    public override FeatureOrder Order => FeatureOrder.Joined;

    public override string NamesArgument => "layers";

    public override Value? Build(LayerScope scope)
    {
        if (scope.Inputs.Any(input => input.Value is null))
        {
            return null;
        }

        Shape first = scope.Input.Value!.Shape;
        long last = 0;
        for (int i = 0; i < scope.Inputs.Count; i++)
        {
            LayerInput other = scope.Inputs[i];
            Shape shape = other.Value!.Shape;
            if (shape.Rank != first.Rank || shape.WithLast(first.Last) != first)
            {
                string[] words = [scope.Name, scope.Input.Name, first.ToString(), other.Name, shape.ToString()];
                scope.ReportItem(ProblemIds.ConcatenateOfDifferentShapes, NamesArgument, i - 1, words);
                return null;
            }

            last = Saturate.Add(last, shape.Last);
        }

        return scope.Concatenate([.. scope.Inputs.Select(input => input.Value!)], first.WithLast(last));
    }
}
