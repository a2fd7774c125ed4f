using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Losses;

namespace StaticNets.Generator.Planning;

/// <summary>SNET1007: a cross-entropy compares probabilities, so the output must be made of them.</summary>
internal static class LossRules
{
    public static IEnumerable<Problem> Check(NetworkGraph graph, LossFunction loss)
    {
        if (Advice(graph, loss) is { } advice)
        {
            string output = graph.Layers[graph.Layers.Count - 1].Name;
            yield return Problem.At(new Place(Place.Network, "Loss"), ProblemIds.LossDoesNotFit, loss.DisplayName, output, advice);
        }
    }

    /// <summary>The function that makes the output.</summary>
    public static OutputFunction OutputOf(NetworkGraph graph) =>
        graph.Operations.LastOrDefault() switch
        {
            Softmax softmax when softmax.Output.Id == graph.Output.Id => OutputFunction.Softmax,
            Pointwise { Function.Name: "Sigmoid" } sigmoid when sigmoid.Output.Id == graph.Output.Id => OutputFunction.Sigmoid,
            _ => OutputFunction.Any,
        };

    private static string? Advice(NetworkGraph graph, LossFunction loss)
    {
        OutputFunction output = OutputOf(graph);
        if (loss.Fuses == OutputFunction.Any)
        {
            return null;
        }

        if (loss.Fuses == output)
        {
            return loss.Fuses != OutputFunction.Softmax ? null
                : graph.Output.Shape.Rank != 1 ? $"its output is {graph.Output.Shape}; one row of classes is needed, so flatten it first"
                : graph.Output.Shape.Length < 2
                    ? "softmax over one output is always 1; use one sigmoid output with Loss.BinaryCrossEntropy, or at least two outputs"
                : null;
        }

        return output switch
        {
            OutputFunction.Softmax => "its outputs are softmax probabilities; use Loss.CategoricalCrossEntropy, or sigmoid outputs",
            OutputFunction.Sigmoid => "its outputs are sigmoid probabilities; use Loss.BinaryCrossEntropy, or softmax outputs",
            _ => $"its outputs are no probabilities; add Activation = Activation.{loss.Fuses} to it",
        };
    }
}
