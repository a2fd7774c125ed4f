using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>Finds the inputs whose numbers are indices: those that an <c>[Embedding]</c> reads, also inside a part.</summary>
internal static class IndexInputs
{
    /// <summary>
    /// Returns the ports with these inputs marked. Reports SNET1019 for an input that has any number of steps and the wrong number of axes:
    /// one of indices has no other axis, and one of numbers has another axis.
    /// </summary>
    public static NetworkPorts Mark(NetworkPorts ports, EquatableArray<LayerDeclaration> layers, List<Problem> problems)
    {
        HashSet<int> read = [];
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].Kind == Embedding.Name && ReadBy(ports.Inputs, layers, i) is { } input)
            {
                read.Add(input);
            }
        }

        return ports with
        {
            Inputs = ports
                .Inputs.Select((input, i) => WithSteps(input with { IsIndices = read.Contains(i) }, i, problems))
                .ToEquatableArray(),
        };
    }

    /// <summary>Returns the index of the input that a layer reads first; <see langword="null"/> if it reads a layer, or nothing known.</summary>
    private static int? ReadBy(EquatableArray<InputDeclaration> inputs, EquatableArray<LayerDeclaration> layers, int layer)
    {
        if (layers[layer].From is not { } from)
        {
            return layer > 0 ? Through(layer - 1)
                : inputs.Count == 1 ? 0
                : null;
        }

        int input = inputs.Select(other => other.Name).ToList().IndexOf(from);
        if (input >= 0)
        {
            return input;
        }

        for (int i = 0; i < layer; i++)
        {
            if (layers[i].Name == from)
            {
                return Through(i);
            }
        }

        return null;

        int? Through(int above) => layers[above].Kind is PartInput.Name or BlockBoundary.Input ? ReadBy(inputs, layers, above) : null;
    }

    private static InputDeclaration WithSteps(InputDeclaration input, int port, List<Problem> problems)
    {
        if (input.Shape is not { HasAnySteps: true } shape || shape.Rank == (input.IsIndices ? 1 : 2))
        {
            return input;
        }

        string reason = input.IsIndices
            ? "[Embedding] reads one index at each step, [Input(Steps.Any)]"
            : "Steps.Any alone counts indices for an [Embedding]; write [Input(Steps.Any, features)]";
        problems.Add(Problem.At(Place.OfInput(port, "shape"), ProblemIds.UnknownSteps, input.Name, reason));
        return input with { Shape = null };
    }
}
