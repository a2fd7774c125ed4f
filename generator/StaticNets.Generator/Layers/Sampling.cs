using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>
/// Draws from normal distributions in training steps: the first half of the last axis holds their means, the second half the logarithms of
/// their variances. In prediction the output is the means. The divergence of the distributions from N(0, 1) is added to the loss.
/// </summary>
internal sealed class Sampling : LayerKind
{
    public override string Attribute => "Sampling";

    public override string DefaultName => "sampling";

    public override Value? Build(LayerScope scope)
    {
        double beta = scope.NumberFromZero("Beta") ?? 1;
        if (scope.Input.Value is not { } x)
        {
            return null;
        }

        long count = x.Shape.Last / 2;
        if (x.Shape.Last % 2 != 0)
        {
            scope.Report(ProblemIds.OddLength, null, scope.Name, scope.Input.Name, Literals.Integer(x.Shape.Last));
            return null;
        }

        Value mean = scope.Columns(x, 0, count, "Mean");
        Value logVariance = scope.Columns(x, count, count, "LogVariance");
        if (beta > 0)
        {
            scope.AddDivergence(mean, logVariance, beta);
        }

        return scope.Sample(mean, logVariance);
    }
}
