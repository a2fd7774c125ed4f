using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations.Losses;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET2002: the gradient of the squared error nearly vanishes if the softmax before it is saturated, while the gradient of a
/// cross-entropy is ŷ − t for the output ŷ and the target t (Goodfellow et al. 2016, 6.2.2).
/// </summary>
internal static class SoftmaxRules
{
    private static readonly LossFunction _better = new CategoricalCrossEntropy();

    public static IEnumerable<Problem> Check(NetworkGraph graph)
    {
        foreach (OutputPort output in graph.Outputs)
        {
            if (output.Loss is not MeanSquaredError || LossRules.FunctionOf(graph, output) != OutputFunction.Softmax)
            {
                continue;
            }

            string loss = "Loss." + _better.Name;
            string? obstacle = LossRules.Check(graph, output with { Loss = _better }).FirstOrDefault()?.Arguments[2];
            string advice = obstacle is null
                ? $"use {loss}, or Loss.SparseCategoricalCrossEntropy for class numbers"
                : $"{loss} would teach it, but {obstacle}";
            yield return Problem
                .At(output.LossPlace, ProblemIds.SquaredErrorOfSoftmax, output.Name, advice)
                .With(obstacle is null ? new FitLoss(_better.Name) : null);
        }
    }
}
