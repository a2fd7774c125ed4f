using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>Reads <c>[Input]</c>.</summary>
internal static class InputReader
{
    private const string Argument = "shape";

    /// <summary>Returns the shape, or <see langword="null"/> if it is missing or invalid.</summary>
    public static Shape? Read(INamedTypeSymbol type, List<Problem> problems)
    {
        AttributeData? attribute = Find(type);
        if (attribute is null)
        {
            problems.Add(Problem.At(Place.OnClass, ProblemIds.NoInput, type.Name));
        }

        return attribute is not null && ArgumentReader.Read(attribute) is { } arguments ? Shape(arguments.Texts(Argument), problems) : null;
    }

    /// <summary>Returns the axes as written, even if some are invalid; empty if the compiler rejects the attribute.</summary>
    public static EquatableArray<long> Written(INamedTypeSymbol type) =>
        Find(type) is { } attribute && ArgumentReader.Read(attribute) is { } arguments
            ? Axes(arguments.Texts(Argument)).ToEquatableArray()
            : EquatableArray<long>.Empty;

    /// <summary>Returns the <c>[Input]</c> attribute of a class.</summary>
    public static AttributeData? Find(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(AttributeNames.IsInput);

    private static Shape? Shape(IReadOnlyList<string?> texts, List<Problem> problems)
    {
        long[] axes = Axes(texts);
        if (axes.Length == 0)
        {
            problems.Add(Problem.At(new Place(Place.Input), ProblemIds.SizeNotPositive, "input", Argument, "()", ""));
            return null;
        }

        Shape shape = Tensors.Shape.Of(axes);
        for (int i = 0; i < axes.Length; i++)
        {
            if (axes[i] <= 0)
            {
                Place place = new(Place.Input, Argument, i);
                problems.Add(Problem.At(place, ProblemIds.SizeNotPositive, "input", Argument, shape.ToString(), ""));
            }
        }

        return axes.All(axis => axis > 0) ? shape : null;
    }

    private static long[] Axes(IReadOnlyList<string?> texts) =>
        texts.Select(text => long.Parse(text!, CultureInfo.InvariantCulture)).ToArray();
}
