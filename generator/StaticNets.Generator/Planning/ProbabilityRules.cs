using System.Globalization;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET2008 for softmax, its logarithm or sigmoid directly after softmax or sigmoid. The input of the second one lies in [0, 1], so
/// softmax of n values stays below e / (e + n − 1), and sigmoid between ½ and 0.73, whatever the network has learned.
/// </summary>
internal static class ProbabilityRules
{
    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, NetworkGraph graph)
    {
        foreach (Operation operation in graph.Operations.Where(operation => operation is LogSoftmax || MakesProbabilities(operation)))
        {
            Operation? before = graph.Operations.FirstOrDefault(other => other.Output.Id == operation.Inputs[0].Id);
            if (before is null || !MakesProbabilities(before))
            {
                continue;
            }

            int layer = graph.LayerThatMakes(operation.Output);
            bool isSame = operation.GetType() == before.GetType();
            string[] words =
            [
                declaration.Layers[layer].Name,
                declaration.Layers[graph.LayerThatMakes(before.Output)].Name,
                Consequence(operation),
            ];
            bool isRemovable = isSame && RemovableLayers.Contains(declaration, layer);
            yield return Problem.At(new Place(layer), ProblemIds.ProbabilitiesTwice, words).With(isRemovable ? new RemoveLayer() : null);
        }
    }

    private static bool MakesProbabilities(Operation operation) => operation is Softmax or Pointwise { Function: Sigmoid };

    private static string Consequence(Operation operation)
    {
        double largest = Math.E / (Math.E + operation.Output.Shape.Last - 1);
        return operation switch
        {
            Softmax => $"none can exceed {Text(largest)}",
            LogSoftmax => $"no logarithm of them can exceed {Text(Math.Log(largest))}",
            _ => "all of them lie between 0.5 and 0.73",
        };

        static string Text(double value) => value.ToString("G2", CultureInfo.InvariantCulture);
    }
}
