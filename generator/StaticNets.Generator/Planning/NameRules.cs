using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>Reports SNET0008 and SNET0011: layers refer to inputs and layers by name, so each needs a valid name of its own.</summary>
internal static class NameRules
{
    public static void Check(NetworkDeclaration declaration, List<Problem> problems)
    {
        EquatableArray<InputDeclaration> inputs = declaration.Ports.Inputs;
        EquatableArray<LayerDeclaration> layers = declaration.Layers;
        CheckInputs(inputs, problems);
        for (int i = 0; i < layers.Count; i++)
        {
            LayerDeclaration layer = layers[i];
            if (!layer.IsNamed)
            {
                continue;
            }

            // Skip a name for which SNET0009 was reported, because the class cannot have a property of this name: one diagnostic is enough.
            Place place = new(i, "Name");
            if (problems.Exists(problem => problem.Place == place))
            {
                continue;
            }

            // In a block the name is a path, whose last part is written.
            if (!Identifiers.IsLayerName(layer.IsInBlock ? layer.Arguments.TextOr("Name", "") : layer.Name))
            {
                problems.Add(Problem.At(place, ProblemIds.NotAnIdentifier, layer.Name));
                continue;
            }

            string? owner = inputs.FirstOrDefault(input => input.Name == layer.Name) is { } own
                ? own.IsNamed
                    ? "an input"
                    : "the input"
                : layers.FirstOrDefault(other => !other.IsNamed && other.Name == layer.Name) is { } automatic
                    ? automatic.Kind == BlockBoundary.Input
                        ? "the input of the block"
                        : $"a [{automatic.Block?.Name ?? automatic.Kind}] without a Name, which is called so by itself"
                    : layers.Take(i).Any(other => other.Name == layer.Name)
                        ? "a layer above"
                        : null;
            if (owner is not null)
            {
                problems.Add(Problem.At(place, ProblemIds.DuplicateName, layer.Name, owner));
            }
        }
    }

    private static void CheckInputs(EquatableArray<InputDeclaration> inputs, List<Problem> problems)
    {
        for (int i = 0; i < inputs.Count; i++)
        {
            InputDeclaration input = inputs[i];
            Place place = Place.OfInput(i, "Name");
            if (input.IsNamed && !Identifiers.IsLayerName(input.Name))
            {
                problems.Add(Problem.At(place, ProblemIds.NotAnIdentifier, input.Name));
            }
            else if (input.IsNamed && inputs.Where((other, j) => other.Name == input.Name && (j < i || !other.IsNamed)).Any())
            {
                problems.Add(Problem.At(place, ProblemIds.DuplicateName, input.Name, "another input"));
            }
        }
    }
}
