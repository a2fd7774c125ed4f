using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET2003 for dropout or noise at the output: no layer follows that could learn to cope with the changed values, so they only
/// disturb the loss. Those that are declared with a rate of 0, for a program to set, count as absent.
/// </summary>
internal static class DropoutRules
{
    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, NetworkGraph graph)
    {
        foreach (OutputPort output in graph.Outputs.Where(output => output.Loss is not null && !graph.IsRead(output.Value!)))
        {
            Value value = output.Value!;
            while (graph.MakerOf(value) is Dropout { Rate.Declared: 0 } or ChannelDropout { Rate.Declared: 0 })
            {
                value = graph.MakerOf(value)!.Inputs[0];
            }

            string? effect = graph.MakerOf(value) switch
            {
                Dropout or ChannelDropout => "drops outputs of the network",
                GaussianNoise => "adds noise to the outputs of the network",
                _ => null,
            };
            if (effect is not null)
            {
                int layer = graph.LayerThatMakes(value);
                string name = declaration.Layers[layer].Name;
                bool isRemovable = !output.IsDeclared && RemovableLayers.Contains(declaration, layer);
                yield return Problem
                    .At(new Place(layer), ProblemIds.DropoutAtTheEnd, name, effect)
                    .With(isRemovable ? new RemoveLayer() : null);
            }
        }
    }
}
