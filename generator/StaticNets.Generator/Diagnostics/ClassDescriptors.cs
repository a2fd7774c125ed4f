using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>Diagnostics for the network class and the names in it. The messages address beginners.</summary>
internal static class ClassDescriptors
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        ProblemIds.NotPartial,
        "A network class must be partial",
        "'{0}' must be declared partial, because its members are generated into a second part of it",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NotPartial),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = new(
        ProblemIds.ContainingTypeNotPartial,
        "A type around a network must be partial",
        "'{0}' must be declared partial, because the network '{1}' inside it is completed in a second part",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ContainingTypeNotPartial),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor WrongKindOfClass = new(
        ProblemIds.WrongKindOfClass,
        "This kind of class cannot be a network",
        "'{0}' is {1}; a network must be a plain class that can be created with new",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.WrongKindOfClass),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NoInput = new(
        ProblemIds.NoInput,
        "A network needs an input",
        "'{0}' has no [Input]: write the shape of one sample above the first layer, for example [Input(784)]",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoInput),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor LayersOnSeveralParts = new(
        ProblemIds.LayersOnSeveralParts,
        "All layers must be in one part of the class",
        "The {2} of '{0}' stand on {1} parts of the class, so that their order is not defined: move them to one part",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.LayersOnSeveralParts),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NoLayers = new(
        ProblemIds.NoLayers,
        "A network needs layers",
        "'{0}' has no layers: write at least one {1}, for example [Dense(10)]",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoLayers),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor UnknownLayer = new(
        ProblemIds.UnknownLayer,
        "A layer reads a layer that is not above it",
        "'{0}' cannot read \"{1}\": {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UnknownLayer),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor DuplicateName = new(
        ProblemIds.DuplicateName,
        "Two layers have the same name",
        "The name \"{0}\" is taken by {1}: give each one its own",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.DuplicateName),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor MemberClash = new(
        ProblemIds.MemberClash,
        "A name is taken",
        "The name '{1}' is taken twice in '{0}': {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.MemberClash),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor UnreadLayer = new(
        ProblemIds.UnreadLayer,
        "A layer's output is not read",
        "No layer reads '{0}', {1}: what '{0}' computes would be lost",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UnreadLayer),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NotAnIdentifier = new(
        ProblemIds.NotAnIdentifier,
        "A layer's name must be an identifier",
        "\"{0}\" cannot be the name of a layer: begin with a letter and go on with letters, digits and underscores (a–z, A–Z, 0–9, _)",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NotAnIdentifier),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor ConstructorDoesNotChain = new(
        ProblemIds.ConstructorDoesNotChain,
        "A constructor must call a generated one",
        "This constructor of '{0}' must call a generated one, which creates the weights: write ': this(seed)' or ': this()' after its parameters",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ConstructorDoesNotChain),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor LayersWithoutNetwork = new(
        ProblemIds.LayersWithoutNetwork,
        "Layers need [Network]",
        "'{0}' has [{1}] but no [Network], so that nothing is generated for it: write [Network] above the class",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.LayersWithoutNetwork),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor InputBelowLayers = new(
        ProblemIds.InputBelowLayers,
        "The input must stand above the layers",
        "[Input] stands below '{0}', but a network is read from top to bottom: write it above the first layer",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.InputBelowLayers),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor Internal = new(
        ProblemIds.Internal,
        "Internal error of the generator",
        "StaticNets failed on this network, which is a mistake of StaticNets: {0}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.Internal),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial,
        ContainingTypeNotPartial,
        WrongKindOfClass,
        NoInput,
        LayersOnSeveralParts,
        NoLayers,
        UnknownLayer,
        DuplicateName,
        MemberClash,
        UnreadLayer,
        NotAnIdentifier,
        ConstructorDoesNotChain,
        LayersWithoutNetwork,
        InputBelowLayers,
        Internal,
    ];
}
