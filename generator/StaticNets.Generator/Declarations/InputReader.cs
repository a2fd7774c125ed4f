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

    /// <summary>The shape, or <see langword="null"/> when it is missing or wrong.</summary>
    public static Shape? Read(INamedTypeSymbol type, List<Problem> problems)
    {
        AttributeData? attribute = Find(type);
        if (attribute is null)
        {
            problems.Add(Problem.At(Place.OnClass, ProblemIds.NoInput, type.Name));
        }

        return attribute is not null && ArgumentReader.Read(attribute) is { } arguments ? Shape(arguments.Texts(Argument), problems) : null;
    }

    /// <summary>The <c>[Input]</c> of a class.</summary>
    public static AttributeData? Find(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(AttributeNames.IsInput);

    private static Shape? Shape(IReadOnlyList<string?> texts, List<Problem> problems)
    {
        long[] axes = texts.Select(text => long.Parse(text!, CultureInfo.InvariantCulture)).ToArray();
        if (axes.Length == 0)
        {
            problems.Add(Problem.At(new Place(Place.Input), ProblemIds.SizeNotPositive, "input", Argument, "()", ""));
            return null;
        }

        Shape shape = Tensors.Shape.Of(axes);
        OtherShape? rowsLeftOut = WithoutRows(axes);
        for (int i = 0; i < axes.Length; i++)
        {
            if (axes[i] <= 0)
            {
                Place place = new(Place.Input, Argument, i);
                string advice = rowsLeftOut is null ? "" : $"; the number of rows is free anyway: write [Input({rowsLeftOut.Axes})]";
                string[] words = ["input", Argument, shape.ToString(), advice];
                problems.Add(Problem.At(place, ProblemIds.SizeNotPositive, words) with { OtherShape = rowsLeftOut });
            }
        }

        return axes.All(axis => axis > 0) ? shape : null;
    }

    /// <summary>In Keras' and ONNX' shapes an axis of -1 in front stands for any number of rows.</summary>
    private static OtherShape? WithoutRows(long[] axes) =>
        axes.Length > 1 && axes[0] == -1 && axes.Skip(1).All(axis => axis > 0)
            ? new OtherShape(Place.Input, string.Join(", ", axes.Skip(1).Select(Literals.Integer)))
            : null;
}
