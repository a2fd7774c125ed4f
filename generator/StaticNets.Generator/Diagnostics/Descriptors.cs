using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>What each rule says. The messages are written for someone in the first weeks of a course.</summary>
internal static class Descriptors
{
    private const string Category = "StaticNets";
    private const string HelpRoot = "https://github.com/staticnets/staticnets/blob/main/docs/diagnostics/";

    private static readonly Dictionary<string, DiagnosticDescriptor> _byId = new(StringComparer.Ordinal);

    public static DiagnosticDescriptor Internal { get; } =
        Error(
            ProblemIds.Internal,
            "Internal error of the generator",
            "StaticNets failed on this network, which is a mistake of StaticNets: {0}"
        );

    static Descriptors()
    {
        Error(
            ProblemIds.NotPartial,
            "A network class must be partial",
            "'{0}' must be declared partial, because its members are generated into a second part of it"
        );
        Error(
            ProblemIds.ContainingTypeNotPartial,
            "A type around a network must be partial",
            "'{0}' must be declared partial, because the network '{1}' inside it is completed in a second part"
        );
        Error(
            ProblemIds.WrongKindOfClass,
            "This kind of class cannot be a network",
            "'{0}' is {1}; a network must be a plain, non-generic class that can be instantiated"
        );
        Error(
            ProblemIds.NoInput,
            "A network needs an input",
            "'{0}' has no [Input]: write the shape of one sample above the first layer, for example [Input(784)]"
        );
        Error(
            ProblemIds.LayersOnSeveralParts,
            "The layers must stand together",
            "The layers of '{0}' stand on several parts of the class, so that their order is not defined: move them to one part"
        );
        Error(
            ProblemIds.NoLayers,
            "A network needs layers",
            "'{0}' has no layers: write at least one below [Input], for example [Dense(10)]"
        );
        Error(ProblemIds.UnknownLayer, "A layer reads a layer that is not above it", "Layer '{0}' cannot read it: {1}");
        Error(
            ProblemIds.DuplicateName,
            "Two layers have the same name",
            "The name \"{0}\" is taken by another layer or by the input: give each layer a name of its own"
        );
        Error(
            ProblemIds.MemberClash,
            "A name is taken",
            "'{0}' receives a generated member called '{1}', so that no other member or layer can have this name"
        );
        Error(
            ProblemIds.UnreadLayer,
            "Nobody reads a layer",
            "No layer reads '{0}' and it is not the last one: what it computes would be lost"
        );
        Error(
            ProblemIds.NotAnIdentifier,
            "A layer's name must be an identifier",
            "\"{0}\" cannot be the name of a layer: begin with a letter and go on with letters, digits and underscores (a–z, A–Z, 0–9, _)"
        );
        Error(ProblemIds.SizeNotPositive, "A size must be positive", "'{0}' has {1} = {2}, but a size must be 1 or more");
        Error(
            ProblemIds.InputsContradict,
            "Inputs contradicts the layer above",
            "'{0}' says that it has {1} inputs, but '{2}' gives it {3}"
        );
        Error(
            ProblemIds.AddOfDifferentShapes,
            "Only equal shapes can be added",
            "'{0}' adds '{1}' of shape {2} and '{3}' of shape {4}: element by element works only with equal shapes"
        );
        Error(
            ProblemIds.ConcatenateOfDifferentShapes,
            "Shapes to be joined may differ only in the last axis",
            "'{0}' joins '{1}' of shape {2} and '{3}' of shape {4} along the last axis: all other axes must be equal"
        );
        Error(
            ProblemIds.WrongRank,
            "The layer needs another rank",
            "'{0}' needs one row of numbers, but '{1}' gives it the shape {2}: put [Flatten] between them"
        );
        Error(ProblemIds.LossDoesNotFit, "Loss and output do not fit", "The loss {0} does not fit the output layer '{1}': {2}");
        Error(
            ProblemIds.TooLarge,
            "The network is too large",
            "'{0}' is too large: {1}; more than 2 147 483 591 numbers do not fit an array"
        );
        Error(
            ProblemIds.UndefinedValue,
            "The value is not defined",
            "'{0}' has {2} = {1}, but there is no such member: use one of the named ones"
        );
        Error(
            ProblemIds.ProbabilityOutOfRange,
            "A probability must lie in [0, 1)",
            "'{0}' has rate = {1}, but the probability of dropping an element must be at least 0 and below 1"
        );
    }

    public static ImmutableArray<DiagnosticDescriptor> All => [.. _byId.Values];

    public static DiagnosticDescriptor Find(string id) => _byId[id];

    private static DiagnosticDescriptor Error(string id, string title, string message)
    {
        DiagnosticDescriptor descriptor = new(
            id,
            title,
            message,
            Category,
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            helpLinkUri: $"{HelpRoot}{id}.md"
        );
        _byId[id] = descriptor;
        return descriptor;
    }
}
