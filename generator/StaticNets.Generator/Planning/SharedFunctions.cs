using StaticNets.Generator.Operations;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Makes layers share their functions: functions that compute the same for several layers, and so would be emitted with equal texts under
/// different names, become one. A network of many equal layers is then compiled faster, by the C# compiler and by the JIT compiler.
/// </summary>
internal static class SharedFunctions
{
    private const string Prefix = "Shared";

    // The layers are listed in the comment above the function as long as they fit in a line.
    private const int LongestList = 90;

    /// <summary>Returns the plan with shared functions.</summary>
    public static NetworkPlan In(NetworkPlan plan)
    {
        Dictionary<EmittedFunction, OwnedFunction> owned = OwnedIn(plan);
        HashSet<string> names = [.. plan.Functions.Select(function => function.Name)];
        Dictionary<EmittedFunction, EmittedFunction> shared = [];
        foreach (IGrouping<EmittedFunction, OwnedFunction> equal in owned.Values.GroupBy(function => WithoutNames(function.Function)))
        {
            OwnedFunction[] users = [.. equal];
            if (users.Length > 1)
            {
                EmittedFunction one = Share(users, plan.Graph.Layers, names);
                foreach (OwnedFunction user in users)
                {
                    shared.Add(user.Function, one);
                }
            }
        }

        return shared.Count == 0
            ? plan
            : plan.WithFunctions(function => shared.TryGetValue(function, out EmittedFunction? one) ? one : function);
    }

    /// <summary>Returns the functions whose names begin with the name of a layer, which are not shared yet, in the order of the plan.</summary>
    private static Dictionary<EmittedFunction, OwnedFunction> OwnedIn(NetworkPlan plan)
    {
        Dictionary<string, LayerNode> layers = new(StringComparer.Ordinal);
        foreach (LayerNode layer in plan.Graph.Layers)
        {
            layers[Identifiers.Pascal(layer.Name)] = layer;
        }

        Dictionary<EmittedFunction, OwnedFunction> owned = [];
        foreach (FunctionCall call in plan.Calls)
        {
            if (
                call.Function is EmittedFunction function
                && function.Name.StartsWith(call.Label, StringComparison.Ordinal)
                && !owned.ContainsKey(function)
                && LayerOf(call.Label, layers) is { } layer
            )
            {
                owned.Add(function, new OwnedFunction(function, layer));
            }
        }

        return owned;
    }

    /// <summary>Returns the layer of an operation, whose label is the layer's name, or the name and further words.</summary>
    private static LayerNode? LayerOf(string label, Dictionary<string, LayerNode> layers)
    {
        for (int length = label.Length; length > 0; length = label.LastIndexOf('_', length - 1))
        {
            if (layers.TryGetValue(label.Substring(0, length), out LayerNode? layer))
            {
                return layer;
            }
        }

        return null;
    }

    /// <summary>Returns the function without anything that may differ between functions of equal layers.</summary>
    private static EmittedFunction WithoutNames(EmittedFunction function)
    {
        EmittedFunction nameless = function.Renamed(_ => "");
        return SharedLoop.Serves(nameless) ? SharedLoop.WithoutNames((BufferFunction)nameless) : nameless;
    }

    /// <param name="users">The functions of the layers.</param>
    /// <param name="layers">The layers of the network.</param>
    /// <param name="names">The names of all functions, to which that of the shared function is added.</param>
    private static EmittedFunction Share(IReadOnlyList<OwnedFunction> users, IReadOnlyList<LayerNode> layers, HashSet<string> names)
    {
        OwnedFunction first = users[0];
        EmittedFunction function = SharedLoop.Serves(first.Function)
            ? SharedLoop.Of(users.Select(user => user.Function), layers)
            : first.Function;
        int length = Identifiers.Pascal(first.Layer.Name).Length;
        EmittedFunction one = function.Renamed(name => Prefix + first.Layer.Kind + name.Substring(length));
        EmittedFunction unique = one;
        for (int count = 2; !names.Add(unique.Name); count++)
        {
            string ending = Literals.Integer(count);
            unique = one.Renamed(name => name + ending);
        }

        return unique with
        {
            Summary = $"For {Names(users)}: {function.Summary}",
        };
    }

    private static string Names(IEnumerable<OwnedFunction> users)
    {
        string[] layers = [.. users.Select(user => user.Layer.Name).Distinct()];
        string last = layers[layers.Length - 1];
        string list = layers.Length == 1 ? last : $"{string.Join(", ", layers.Take(layers.Length - 1))} and {last}";
        return list.Length <= LongestList ? list : $"{layers.Length} layers from {layers[0]} to {last}";
    }
}

/// <summary>A function and the layer for which it computes.</summary>
internal sealed record OwnedFunction(EmittedFunction Function, LayerNode Layer);
