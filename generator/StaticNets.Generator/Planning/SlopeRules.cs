using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Operations.Losses;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET1012 for Heaviside in a network that is trained: training needs derivatives, and the derivative of Heaviside is 0. Only the
/// perceptron loss does not use this derivative.
/// </summary>
internal static class SlopeRules
{
    private const string Step = "Heaviside";

    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, NetworkGraph graph)
    {
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            LayerKind? kind = LayerCatalogue.Find(layer.Kind);
            bool isStep = kind?.AppliedActivation(layer.Arguments) == Step;
            bool isLearned = graph.OutputsOf(graph.Layers[i].Output!).Any(output => output.Loss?.Fuses == OutputFunction.Heaviside);
            if (isStep && !isLearned)
            {
                yield return Problem.At(new Place(i, layer.ActivationArgument), ProblemIds.NoSlope, layer.Name);
            }

            if (kind?.GateActivation(layer.Arguments) == Step)
            {
                yield return Problem.At(new Place(i, "RecurrentActivation"), ProblemIds.NoSlope, layer.Name);
            }
        }
    }
}
