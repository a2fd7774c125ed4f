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
    /// <summary>Whether an <c>[Embedding]</c> reads the input, so that its numbers are indices and methods take them as <c>int</c>.</summary>
    public bool IsIndices { get; init; }

    /// <summary>Whether <c>Sparse = true</c> says that most numbers of the input are zero.</summary>
    public bool IsSparse { get; init; }

    /// <summary>Name of the first input that has no declared name.</summary>
    public const string DefaultName = "input";
}

/// <summary>
/// An output of a network: an <c>[Output]</c> or, in a network without any, the last layer with the loss of <c>[Network]</c>.
/// </summary>
/// <param name="Layer">Name of the layer, or <see langword="null"/> for the last one.</param>
/// <param name="Loss">
/// Member of <c>StaticNets.Loss</c>, <see langword="null"/> for an output without a loss, or empty if the compiler rejects it.
/// </param>
/// <param name="Weight">The factor of its loss in the loss of the network.</param>
/// <param name="IsBroken">Whether the compiler rejects the attribute; then the output gets no further diagnostics.</param>
internal sealed record OutputDeclaration(string? Layer, string? Loss, double Weight = 1, bool IsBroken = false)
{
    /// <summary>Whether an <c>[Output]</c> declares this output.</summary>
    public bool IsDeclared => Layer is not null;
}

/// <summary>The inputs and outputs of a network in the order of the declaration; at least one of each.</summary>
internal sealed record NetworkPorts(EquatableArray<InputDeclaration> Inputs, EquatableArray<OutputDeclaration> Outputs)
{
    /// <summary>Whether there are several inputs or outputs, so that methods take a span for each of them.</summary>
    public bool AreSeveral => Inputs.Count > 1 || Outputs.Count > 1;

    /// <summary>
    /// Whether the network has members for training: an output has a loss. A loss that does not compile counts too, because calls of missing
    /// members would cause further errors.
    /// </summary>
    public bool Train => Outputs.Any(output => output.Loss is not null);

    /// <summary>
    /// Whether the names of the members that train a network without a loss are reserved. Whether these members are emitted depends on the
    /// layers too.
    /// </summary>
    public bool MayHaveTape => !Train && !HaveAnySteps;

    /// <summary>Whether each call determines the number of time steps, as in <c>[Input(Steps.Any, 8)]</c>.</summary>
    public bool HaveAnySteps => !AreSeveral && Inputs[0].Written.Contains(Shape.AnySteps);

    /// <summary>Whether the only input of a network with one output is indices.</summary>
    public bool IsOfIndices => !AreSeveral && Inputs[0].IsIndices;

    /// <summary>
    /// Whether the network has a method that computes the gradient of a dataset: spans of numbers cannot stand for its inputs and outputs.
    /// </summary>
    public bool HasGradientOfData => AreSeveral || (IsOfIndices && !HaveAnySteps);

    /// <summary>Names of the methods' parameters for inputs, one for each input.</summary>
    public string[] InputParameters => Parameters(Inputs.Select(input => input.Name), "input", []);

    /// <summary>Names of the methods' parameters for outputs; they differ from those for inputs.</summary>
    public string[] OutputParameters => Parameters(Outputs.Select(output => output.Layer ?? ""), "output", InputParameters);

    /// <summary>Names of the methods' parameters for the gradients of the outputs; they differ from those for inputs.</summary>
    public string[] OutputGradientParameters =>
        AreSeveral ? Parameters(OutputParameters.Select(name => name + "Gradient"), "", InputParameters) : ["outputGradient"];

    /// <summary>Names of the methods' parameters for the gradients of the inputs; they differ from those for the outputs.</summary>
    public string[] InputGradientParameters =>
        AreSeveral ? Parameters(InputParameters.Select(name => name + "Gradient"), "", OutputGradientParameters) : ["inputGradient"];

    /// <summary>Creates the ports of a network with one input and one output, with or without a loss.</summary>
    public static NetworkPorts OfOne(string? loss) =>
        new(
            new EquatableArray<InputDeclaration>([new InputDeclaration(InputDeclaration.DefaultName, false, null, default)]),
            new EquatableArray<OutputDeclaration>([new OutputDeclaration(null, loss)])
        );

    /// <summary>Returns the ports with one input replaced.</summary>
    public NetworkPorts WithInput(int index, InputDeclaration input) =>
        this with
        {
            Inputs = Inputs.Select((other, i) => i == index ? input : other).ToEquatableArray(),
        };

    /// <summary>Returns the ports with one output changed.</summary>
    public NetworkPorts WithOutput(int index, Func<OutputDeclaration, OutputDeclaration> change) =>
        this with
        {
            Outputs = Outputs.Select((other, i) => i == index ? change(other) : other).ToEquatableArray(),
        };

    /// <summary>
    /// Returns names that differ from each other and from the other parameters of emitted methods. A name that is not valid is replaced by
    /// <paramref name="otherwise"/>.
    /// </summary>
    private static string[] Parameters(IEnumerable<string> names, string otherwise, string[] taken)
    {
        HashSet<string> used = [.. taken, "rows", "parallelism", "optimizer", "into", "tape"];
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
