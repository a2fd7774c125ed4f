using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Which values need a gradient.</summary>
internal static class Needs
{
    /// <summary>Those that a parameter flows into: enough for training.</summary>
    public static HashSet<int> OfParameters(IReadOnlyList<Operation> operations)
    {
        HashSet<int> needed = [];
        foreach (Operation operation in operations)
        {
            if (operation.Parameters.Any(parameter => parameter.IsTrainable) || operation.Inputs.Any(input => needed.Contains(input.Id)))
            {
                needed.Add(operation.Output.Id);
            }
        }

        return needed;
    }

    /// <summary>All of them, when the gradient of the input is asked for.</summary>
    public static HashSet<int> OfEverything(IReadOnlyList<Operation> operations, Value input) =>
        [input.Id, .. operations.Select(operation => operation.Output.Id)];
}
