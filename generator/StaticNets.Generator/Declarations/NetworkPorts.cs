using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>One <c>[Input]</c>, or a placeholder for a missing one.</summary>
/// <param name="Name">The declared name or, without one, the automatic one.</param>
/// <param name="IsNamed">Whether the name was declared.</param>
/// <param name="Shape">The declared shape; <see langword="null"/> when it is missing, wrong or rejected by the compiler.</param>
/// <param name="Written">The axes as they are written, even if some are not valid sizes.</param>
internal sealed record InputDeclaration(string Name, bool IsNamed, Shape? Shape, EquatableArray<long> Written)
{
    /// <summary>The name of the first input without one.</summary>
    public const string DefaultName = "input";
}

/// <summary>One <c>[Output]</c>; without any, the last layer with the loss of <c>[Network]</c>.</summary>
/// <param name="Layer">Name of the layer, or <see langword="null"/> for the last one.</param>
/// <param name="Loss">
/// Member of <c>StaticNets.Loss</c>, <see langword="null"/> for an output that is only predicted, or empty where the compiler rejects it.
/// </param>
/// <param name="Weight">The factor of its loss in the loss of the network.</param>
/// <param name="IsBroken">Whether the compiler rejects the attribute; nothing more is said of it then.</param>
internal sealed record OutputDeclaration(string? Layer, string? Loss, double Weight = 1, bool IsBroken = false)
{
    /// <summary>Whether it has an attribute of its own.</summary>
    public bool IsDeclared => Layer is not null;
}

/// <summary>The inputs and outputs of a network in the order of the declaration; at least one of each.</summary>
internal sealed record NetworkPorts(EquatableArray<InputDeclaration> Inputs, EquatableArray<OutputDeclaration> Outputs)
{
    /// <summary>Whether methods take a span for each of several inputs or outputs.</summary>
    public bool AreSeveral => Inputs.Count > 1 || Outputs.Count > 1;

    /// <summary>Whether there is a loss, be it one that does not compile: the members for training must stay then.</summary>
    public bool Train => Outputs.Any(output => output.Loss is not null);

    /// <summary>The names that the parameters for inputs have, one for each.</summary>
    public string[] InputParameters => Parameters(Inputs.Select(input => input.Name), "input", []);

    /// <summary>The names that the parameters for outputs have beside those for inputs.</summary>
    public string[] OutputParameters => Parameters(Outputs.Select(output => output.Layer ?? ""), "output", InputParameters);

    /// <summary>One input and one output, trained with a loss or not.</summary>
    public static NetworkPorts OfOne(string? loss) =>
        new(
            new EquatableArray<InputDeclaration>([new InputDeclaration(InputDeclaration.DefaultName, false, null, default)]),
            new EquatableArray<OutputDeclaration>([new OutputDeclaration(null, loss)])
        );

    /// <summary>The same with other inputs.</summary>
    public NetworkPorts WithInput(int index, InputDeclaration input) =>
        this with
        {
            Inputs = Inputs.Select((other, i) => i == index ? input : other).ToEquatableArray(),
        };

    /// <summary>The same with another loss at an output.</summary>
    public NetworkPorts WithOutput(int index, Func<OutputDeclaration, OutputDeclaration> change) =>
        this with
        {
            Outputs = Outputs.Select((other, i) => i == index ? change(other) : other).ToEquatableArray(),
        };

    /// <summary>Names that differ from each other and from what emitted methods call something else; also for names that are wrong.</summary>
    private static string[] Parameters(IEnumerable<string> names, string otherwise, string[] taken)
    {
        HashSet<string> used = [.. taken, "rows", "parallelism", "optimizer", "into"];
        List<string> result = [];
        foreach (string name in names)
        {
            string first = Identifiers.IsLayerName(name) ? Identifiers.Camel(name) : otherwise;
            string parameter = first;
            for (int count = 2; !used.Add(parameter); count++)
            {
                parameter = first + Literals.Integer(count);
            }

            result.Add(parameter);
        }

        return [.. result];
    }
}
