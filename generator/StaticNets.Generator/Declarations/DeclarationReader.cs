using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>Reads the attributes of a class into a declaration: the one way from symbols to the rest of the generator.</summary>
internal static class DeclarationReader
{
    public static NetworkDeclaration Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        bool canEmit = ClassRules.Check(type, problems, cancellation);
        IReadOnlyList<AttributeData> layerAttributes = LayerAttributes(type);
        if (StandOnSeveralParts(layerAttributes, cancellation))
        {
            problems.Add(Problem.At(Place.OnClass, ProblemIds.LayersOnSeveralParts, type.Name));
        }

        LayerArguments network = NetworkArguments(type);
        Element element = network.Text("Precision") == "Double" ? Element.Double : Element.Single;
        CheckEnums(type, network, problems);
        EquatableArray<LayerDeclaration> layers = LayerNames.Assign(layerAttributes.Select(ReadLayer).ToList());
        MemberClashes.Check(type, layers, element, network.Has("Loss"), problems);
        return new NetworkDeclaration(
            Naming(type),
            network.Text("Loss"),
            element,
            ReadInput(type, layers.Count, problems),
            layers,
            problems.ToEquatableArray(),
            canEmit
        );
    }

    /// <summary>The layer attributes in the order of the source.</summary>
    public static IReadOnlyList<AttributeData> LayerAttributes(INamedTypeSymbol type) =>
        type.GetAttributes().Where(AttributeNames.IsLayer).ToList();

    private static bool StandOnSeveralParts(IReadOnlyList<AttributeData> attributes, CancellationToken cancellation) =>
        attributes
            .Select(attribute => attribute.ApplicationSyntaxReference)
            .Where(reference => reference is not null)
            .Select(reference => reference!.GetSyntax(cancellation).Parent?.Parent)
            .Distinct()
            .Count() > 1;

    private static LayerArguments NetworkArguments(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(AttributeNames.IsNetwork) is { } attribute
            ? ArgumentReader.Read(attribute) ?? default
            : default;

    /// <summary>A cast such as <c>(Loss)77</c> compiles, but there is no such loss.</summary>
    private static void CheckEnums(INamedTypeSymbol type, LayerArguments network, List<Problem> problems)
    {
        foreach (LayerArgument argument in network.All)
        {
            if (argument.Items[0] is { } text && !char.IsLetter(text[0]))
            {
                problems.Add(
                    Problem.At(new Place(Place.Network, argument.Name), ProblemIds.UndefinedValue, type.Name, text, argument.Name)
                );
            }
        }
    }

    private static LayerDeclaration ReadLayer(AttributeData attribute)
    {
        LayerArguments? arguments = ArgumentReader.Read(attribute);
        string? name = arguments?.Text("Name");
        return new LayerDeclaration(AttributeNames.Kind(attribute), name ?? "", name is not null, arguments ?? default, arguments is null);
    }

    private static Shape? ReadInput(INamedTypeSymbol type, int layers, List<Problem> problems)
    {
        AttributeData? attribute = type.GetAttributes().FirstOrDefault(AttributeNames.IsInput);
        if (attribute is null)
        {
            problems.Add(Problem.At(Place.OnClass, ProblemIds.NoInput, type.Name));
        }

        if (layers == 0)
        {
            problems.Add(Problem.At(Place.OnClass, ProblemIds.NoLayers, type.Name));
        }

        if (attribute is null || ArgumentReader.Read(attribute) is not { } arguments)
        {
            return null;
        }

        IReadOnlyList<string?> texts = arguments.Texts("shape");
        long[] axes = texts.Select(text => long.Parse(text!, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        if (axes.Length == 0)
        {
            problems.Add(Problem.At(new Place(Place.Input), ProblemIds.SizeNotPositive, "input", "shape", "()"));
            return null;
        }

        int bad = Array.FindIndex(axes, axis => axis <= 0);
        if (bad >= 0)
        {
            problems.Add(Problem.At(new Place(Place.Input, "shape", bad), ProblemIds.SizeNotPositive, "input", "shape", texts[bad]!));
            return null;
        }

        return Shape.Of(axes);
    }

    private static TypeName Naming(INamedTypeSymbol type)
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

    /// <summary>Whether a neighbour of the type, or of anything around it, has the same name in other capital letters.</summary>
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
