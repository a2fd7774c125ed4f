using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations.Losses;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET2002: the gradient of the squared error nearly vanishes if the softmax before it is saturated, while that of a cross-entropy
/// is ŷ − y (Goodfellow et al. 2016, 6.2.2).
/// </summary>
internal static class SoftmaxRules
{
    private static readonly LossFunction _better = new CategoricalCrossEntropy();

    public static IEnumerable<Problem> Check(NetworkGraph graph)
    {
        if (graph.Loss is MeanSquaredError && LossRules.OutputOf(graph) == OutputFunction.Softmax)
        {
            string output = graph.Layers[graph.Layers.Count - 1].Name;
            string loss = "Loss." + _better.Name;
            string? obstacle = LossRules.Check(graph, _better).FirstOrDefault()?.Arguments[2];
            string advice = obstacle is null
                ? $"use {loss}, or Loss.SparseCategoricalCrossEntropy for class numbers"
                : $"{loss} would teach it, but {obstacle}";
            string[] words = [output, advice, obstacle is null ? _better.Name : ""];
            yield return Problem.At(new Place(Place.Network, "Loss"), ProblemIds.SquaredErrorOfSoftmax, words);
        }
    }
}
