using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET2201 for a recurrent layer without gates that is trained over many steps: each step multiplies the gradient by the recurrent
/// kernel and the slope of the activation, so that it vanishes or explodes (Hochreiter 1991; Bengio, Simard, Frasconi 1994).
/// </summary>
internal static class LongMemoryRules
{
    private const long MostSteps = 50;

    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, NetworkGraph graph)
    {
        if (!graph.Trains)
        {
            yield break;
        }

        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            bool isUngated = LayerCatalogue.Find(layer.Kind) is { IsRecurrent: true } kind && kind.GateActivation(layer.Arguments) is null;

            // A frozen layer has nothing to learn: the layers after it read its states, as in an echo state network.
            if (isUngated && !layer.Arguments.Flag("Frozen") && Steps(graph, i) is var steps && steps > MostSteps)
            {
                yield return Problem.At(new Place(i), ProblemIds.LongMemory, layer.Name, Literals.Integer(steps));
            }
        }
    }

    /// <summary>Returns the number of steps of the sequence [steps, features] that a recurrent layer reads.</summary>
    private static long Steps(NetworkGraph graph, int layer)
    {
        string source = graph.Layers[layer].Reads[0];
        Shape shape =
            graph.Layers.FirstOrDefault(other => other.Name == source)?.Output?.Shape
            ?? graph.Inputs.First(input => input.Name == source).Shape;
        return shape.Axes[0];
    }
}
