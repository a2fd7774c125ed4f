using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// Reads the attributes of a class into a declaration, which contains no symbols. The rest of the generator depends on the declaration
/// only.
/// </summary>
internal static class DeclarationReader
{
    public static NetworkDeclaration Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!SourceRules.HasAllNames(type))
        {
            return Unread(type);
        }

        if (SourceRules.LanguageProblem(type) is { } tooOld)
        {
            return Unread(type, tooOld);
        }

        List<Problem> problems = [];
        bool canEmit = ClassRules.Check(type, problems, cancellation);
        IReadOnlyList<AttributeData> layerAttributes = LayerAttributes(type);
        AttributeData? network = NetworkAttribute(type);
        LayerArguments? arguments = network is null ? default(LayerArguments) : ArgumentReader.Read(network);
        problems.AddRange(EnumRules.Check(arguments ?? default, type.Name, new Place(Place.Network)));

        Element element = arguments?.Text("Precision") == "Double" ? Element.Double : Element.Single;
        bool isOrdered = CheckParts(type, layerAttributes, problems, cancellation);
        EquatableArray<LayerDeclaration> layers = LayerReader.Read(
            type,
            layerAttributes,
            SizeParameters.OfNetwork,
            element,
            type,
            arguments is null || !isOrdered,
            cancellation
        );
        problems.AddRange(LayerReader.Mistakes(layers));
        NetworkPorts ports = IndexInputs.Mark(
            new(InputReader.Read(type, problems, cancellation), OutputReader.Read(type, network, arguments, problems)),
            layers,
            problems
        );
        if (isOrdered)
        {
            InputOrder.Check(type, layerAttributes, layers, problems, cancellation);
        }

        EquatableArray<string> taken = EquatableArray<string>.Empty;
        if (layers.Count == 0)
        {
            problems.Add(Problem.At(Place.OnClass, ProblemIds.NoLayers, type.Name, "below [Input]"));
        }

        if (canEmit)
        {
            GeneratedMembers generated = new(
                element,
                ports,
                NetworkDeclaration.MayHaveStateWith(ports, layers),
                GeneratedMembers.AreActivationsIn(network),
                NetworkDeclaration.HasHyperparametersIn(layers)
            );
            layers = LayerProperties.Check(type, layers, generated, problems);
            taken = MemberClashes.Check(type, generated, problems);
            ConstructorRules.Check(type, generated, problems, cancellation);
        }

        return new NetworkDeclaration(
            Naming(type),
            element,
            ports,
            layers,
            problems.ToEquatableArray(),
            taken,
            HiddenNames.Of(type, layers),
            type.GetAttributes().Any(AttributeNames.IsUnknown),
            canEmit
        )
        {
            IsDirect = arguments?.Text("Convolution") == "Direct",
            HasActivations = GeneratedMembers.AreActivationsIn(network),
        };
    }

    /// <summary>
    /// Reads a block alone: a network with one input of unknown shape, whose sizes are unknown where they depend on parameters of the
    /// block.
    /// </summary>
    public static NetworkDeclaration ReadBlock(INamedTypeSymbol type, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        IReadOnlyList<AttributeData> attributes = LayerAttributes(type);
        bool isOrdered = CheckParts(type, attributes, problems, cancellation);
        SizeParameters sizes = SizeParameters.OfBlock(type);
        EquatableArray<LayerDeclaration> layers = LayerReader.Read(type, attributes, sizes, element: null, type, !isOrdered, cancellation);
        problems.AddRange(LayerReader.Mistakes(layers));
        problems.AddRange(InputReader.FindAll(type).Select((_, i) => PortOfBlock(type, Place.OfInput(i), "Input")));
        problems.AddRange(OutputReader.FindAll(type).Select((_, i) => PortOfBlock(type, Place.OfOutput(i), "Output")));
        if (layers.Count == 0 && !type.IsAbstract)
        {
            problems.Add(Problem.At(Place.OnClass, ProblemIds.NoLayers, type.Name, "above the class"));
        }

        // A block computes in the number format of the network that uses it. So two parts in it must have the same one.
        Element? ofParts = layers.Select(layer => layer.Part?.Declaration?.Element).FirstOrDefault(element => element is not null);
        return Unread(type, [.. problems]) with
        {
            Element = ofParts ?? Element.Single,
            Layers = layers,
            HasUnknownAttribute = type.GetAttributes().Any(AttributeNames.IsUnknown),
        };
    }

    private static Problem PortOfBlock(INamedTypeSymbol type, Place place, string attribute) =>
        Problem.At(place, ProblemIds.PortOfBlock, AttributeNames.Title(type), attribute);

    /// <summary>
    /// Returns an empty declaration for a class for which nothing can be emitted; only <paramref name="reason"/> is reported.
    /// </summary>
    private static NetworkDeclaration Unread(INamedTypeSymbol type, params Problem[] reason) =>
        new(
            Naming(type),
            Element.Single,
            NetworkPorts.OfOne(loss: null),
            EquatableArray<LayerDeclaration>.Empty,
            new EquatableArray<Problem>(reason),
            Taken: EquatableArray<string>.Empty,
            HiddenNames: EquatableArray<string>.Empty,
            HasUnknownAttribute: false,
            CanEmit: false
        );

    /// <summary>Returns the name clashes that the class would have with <paramref name="declaration"/> as its declaration.</summary>
    public static IReadOnlyList<Problem> Clashes(INamedTypeSymbol type, NetworkDeclaration declaration)
    {
        List<Problem> problems = [];
        GeneratedMembers generated = new(
            declaration.Element,
            declaration.Ports,
            declaration.MayHaveState,
            declaration.HasActivations,
            NetworkDeclaration.HasHyperparametersIn(declaration.Layers)
        );
        LayerProperties.Check(type, declaration.Layers, generated, problems);
        return problems;
    }

    /// <summary>Returns the <c>[Network]</c> attribute of a class.</summary>
    public static AttributeData? NetworkAttribute(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(AttributeNames.IsNetwork);

    /// <summary>Returns the first <c>[Input]</c> or layer attribute of a class.</summary>
    public static AttributeData? FirstAttribute(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => AttributeNames.IsInput(attribute) || AttributeNames.IsLayer(attribute));

    /// <summary>Returns the layer attributes in the order of the source.</summary>
    public static IReadOnlyList<AttributeData> LayerAttributes(INamedTypeSymbol type) =>
        type.GetAttributes().Where(AttributeNames.IsLayer).ToList();

    /// <summary>
    /// Checks that all layer attributes are on one part of the class, that all inputs are on one part, and that all outputs are on one
    /// part. Attributes on several parts have no defined order.
    /// </summary>
    private static bool CheckParts(
        INamedTypeSymbol type,
        IReadOnlyList<AttributeData> layers,
        List<Problem> problems,
        CancellationToken cancellation
    )
    {
        (string Name, IEnumerable<AttributeData> Attributes)[] ordered =
        [
            ("layers", layers),
            ("inputs", InputReader.FindAll(type)),
            ("outputs", OutputReader.FindAll(type)),
        ];
        foreach ((string name, IEnumerable<AttributeData> attributes) in ordered)
        {
            int parts = Parts(attributes, cancellation);
            if (parts > 1)
            {
                problems.Add(Problem.At(Place.OnClass, ProblemIds.LayersOnSeveralParts, type.Name, Literals.Integer(parts), name));
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns the number of parts of a class on which attributes stand.</summary>
    public static int Parts(IEnumerable<AttributeData> attributes, CancellationToken cancellation) =>
        attributes.Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent).Distinct().Count();

    /// <summary>Returns the full name of a class.</summary>
    public static TypeName Naming(INamedTypeSymbol type)
    {
        List<Container> containers = [];
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containers.Insert(0, new Container(Keyword(outer), outer.Name));
        }

        List<string> spaces = [];
        for (INamespaceSymbol space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            spaces.Insert(0, space.Name);
        }

        return new TypeName(string.Join(".", spaces), containers.ToEquatableArray(), type.Name, HasTwin(type));
    }

    /// <summary>
    /// Whether the name of the type, or of one of its containing types or namespaces, differs only in upper and lower case from another
    /// name in the same scope.
    /// </summary>
    private static bool HasTwin(INamespaceOrTypeSymbol symbol) =>
        symbol.ContainingSymbol is INamespaceOrTypeSymbol around
        && (
            around
                .GetMembers()
                .Any(other =>
                    other is INamespaceOrTypeSymbol
                    && other.Name != symbol.Name
                    && string.Equals(other.Name, symbol.Name, StringComparison.OrdinalIgnoreCase)
                ) || HasTwin(around)
        );

    private static string Keyword(INamedTypeSymbol type) =>
        (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
}
