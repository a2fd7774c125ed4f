using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Merged loops of equal layers. Their parameters and local variables are named for the buffers of one layer, so loops of different layers
/// are compared without these names, and a loop of several layers gets names that fit all of them.
/// </summary>
internal static class SharedLoop
{
    public static bool Serves(EmittedFunction function) => function is BufferFunction { Body: MergedLoop };

    /// <summary>Returns the function without the names of its parameters and variables.</summary>
    public static BufferFunction WithoutNames(BufferFunction function)
    {
        Dictionary<string, string> numbers = [];
        foreach (string name in NamesIn(function))
        {
            numbers.Add(name, Literals.Integer(numbers.Count));
        }

        return Renamed(function, numbers) with
        {
            Summary = "",
        };
    }

    /// <summary>Returns the first of several loops that only differ in names, with names that fit all of them.</summary>
    /// <param name="functions">The loops.</param>
    /// <param name="layers">The layers of the network.</param>
    public static BufferFunction Of(IEnumerable<EmittedFunction> functions, IReadOnlyList<LayerNode> layers)
    {
        BufferFunction[] loops = [.. functions.Cast<BufferFunction>()];
        BufferFunction first = loops[0];
        string[][] general = [.. loops.Select(loop => NamesIn(loop).Select(name => General(name, layers)).ToArray())];
        string[] names = [.. NamesIn(first)];
        HashSet<string> taken = new(MergedLoop.Reserved, StringComparer.Ordinal);
        Dictionary<string, string> renamed = [];
        int parameters = names.Length - ((MergedLoop)first.Body).Vectors.Count();
        for (int i = 0; i < names.Length; i++)
        {
            bool fits = general.All(names => names[i] == general[0][i]);
            string name =
                fits ? general[0][i]
                : i < parameters ? "xRows"
                : "x";
            string unique = name;
            for (int count = 2; !taken.Add(unique); count++)
            {
                unique = name + Literals.Integer(count);
            }

            taken.Add(MergedLoop.StartOf(unique));
            renamed.Add(names[i], unique);
        }

        BufferFunction one = Renamed(first, renamed);
        bool isOneFormula = loops.Select(loop => loop.Summary).Distinct().Count() == 1;
        return isOneFormula ? one : one with { Summary = ((MergedLoop)one.Body).Summary };
    }

    private static IEnumerable<string> NamesIn(BufferFunction function) =>
        function.Parameters.OfType<BufferParameter>().Select(parameter => parameter.Name).Concat(((MergedLoop)function.Body).Vectors);

    private static BufferFunction Renamed(BufferFunction function, Dictionary<string, string> names) =>
        function with
        {
            Parameters = function
                .Parameters.Select(parameter => parameter is BufferParameter buffer ? buffer with { Name = names[buffer.Name] } : parameter)
                .ToEquatableArray(),
            Body = ((MergedLoop)function.Body).Renamed(name => names[name]),
        };

    /// <summary>
    /// Returns a name that begins with the kind of a layer instead of the layer's name: <c>dense2Output</c> → <c>denseOutput</c>.
    /// </summary>
    private static string General(string name, IReadOnlyList<LayerNode> layers)
    {
        LayerNode? layer = layers
            .Where(layer => Begins(name, Identifiers.Camel(layer.Name)))
            .OrderBy(layer => layer.Name.Length)
            .LastOrDefault();
        return layer is null ? name : Identifiers.Camel(layer.Kind) + name.Substring(Identifiers.Camel(layer.Name).Length);
    }

    private static bool Begins(string name, string layer) =>
        name.Length > layer.Length && char.IsUpper(name[layer.Length]) && name.StartsWith(layer, StringComparison.Ordinal);
}
