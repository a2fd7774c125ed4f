using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Drops elements at random while training (inverted dropout).</summary>
internal sealed class DropoutLayer : LayerKind
{
    public override string Attribute => "Dropout";

    public override string DefaultName => "dropout";

    public override Value? Build(LayerScope scope)
    {
        double rate = scope.Arguments.Number("rate") ?? 0;
        if (rate is not (>= 0 and < 1))
        {
            scope.Report(ProblemIds.ProbabilityOutOfRange, "rate", scope.Name, scope.Arguments.TextOr("rate", "0"));
            return scope.Input.Value;
        }

        return scope.Input.Value is { } x && rate > 0 ? scope.Dropout(x, rate) : scope.Input.Value;
    }
}
