using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Operations.Losses;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET1012: training needs derivatives, and that of the Heaviside function is 0; only the perceptron loss does not use it.
/// </summary>
internal static class SlopeRules
{
    private const string Step = "Heaviside";

    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, NetworkGraph graph, LossFunction loss)
    {
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            bool isStep = LayerCatalogue.Find(layer.Kind)?.AppliedActivation(layer.Arguments) == Step;
            bool isOutput = graph.Layers[i].Output!.Id == graph.Output.Id;
            if (isStep && !(isOutput && loss.Fuses == OutputFunction.Heaviside))
            {
                yield return Problem.At(new Place(i, layer.ActivationArgument), ProblemIds.NoSlope, layer.Name);
            }
        }
    }
}
