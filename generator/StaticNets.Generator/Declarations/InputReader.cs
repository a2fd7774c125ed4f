using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>Reads <c>[Input]</c>.</summary>
internal static class InputReader
{
    private const string Argument = "shape";
    private const string Name = "Name";
    private const string Sparse = "Sparse";

    /// <summary>Returns the inputs in the order of the source; if none is declared, a single input without a shape.</summary>
    public static EquatableArray<InputDeclaration> Read(INamedTypeSymbol type, List<Problem> problems, CancellationToken cancellation)
    {
        IReadOnlyList<AttributeData> attributes = FindAll(type);
        if (attributes.Count == 0)
        {
            problems.Add(Problem.At(Place.OnClass, ProblemIds.NoInput, type.Name));
            return new EquatableArray<InputDeclaration>([
                new InputDeclaration(InputDeclaration.DefaultName, false, null, EquatableArray<long>.Empty),
            ]);
        }

        List<InputDeclaration> inputs = [];
        int unnamed = 0;
        foreach (AttributeData attribute in attributes)
        {
            LayerArguments? arguments = ArgumentReader.Read(attribute);
            string? name = arguments is { } read ? read.Text(Name) : ArgumentReader.Literal(attribute, Name, cancellation);
            string called = name ?? (unnamed == 0 ? InputDeclaration.DefaultName : Numbered(unnamed));
            unnamed += name is null ? 1 : 0;
            IReadOnlyList<string?>? texts = arguments?.Texts(Argument);
            Shape? shape = texts is null ? null : Shape(called, texts, inputs.Count, problems);
            EquatableArray<long> written = texts is null ? EquatableArray<long>.Empty : Axes(texts).ToEquatableArray();
            bool isSparse = arguments?.Flag(Sparse) == true;
            inputs.Add(new InputDeclaration(called, name is not null, shape, written) { IsSparse = isSparse });
        }

        return inputs.ToEquatableArray();
    }

    /// <summary>Returns the <c>[Input]</c> attributes of a class in the order of the source.</summary>
    public static IReadOnlyList<AttributeData> FindAll(INamedTypeSymbol type) =>
        type.GetAttributes().Where(AttributeNames.IsInput).ToList();

    private static string Numbered(int count) => InputDeclaration.DefaultName + "_" + count.ToString(CultureInfo.InvariantCulture);

    private static Shape? Shape(string name, IReadOnlyList<string?> texts, int port, List<Problem> problems)
    {
        long[] axes = Axes(texts);
        if (axes.Length == 0)
        {
            problems.Add(Problem.At(Place.OfInput(port), ProblemIds.SizeNotPositive, name, Argument, "()", ""));
            return null;
        }

        Shape shape = Tensors.Shape.Of(axes);
        int any = Array.LastIndexOf(axes, Tensors.Shape.AnySteps);
        if (any > 0 || (any == 0 && axes.Length > 2))
        {
            const string reason = "Steps.Any stands for the first of two axes, [Input(Steps.Any, features)]";
            problems.Add(Problem.At(Place.OfInput(port, Argument, any), ProblemIds.UnknownSteps, name, reason));
            return null;
        }

        for (int i = 0; i < axes.Length; i++)
        {
            if (axes[i] <= 0 && i != any)
            {
                Place place = Place.OfInput(port, Argument, i);
                problems.Add(Problem.At(place, ProblemIds.SizeNotPositive, name, Argument, shape.ToString(), ""));
            }
        }

        return axes.Where((axis, i) => i != any).All(axis => axis > 0) ? shape : null;
    }

    private static long[] Axes(IReadOnlyList<string?> texts) =>
        texts.Select(text => long.Parse(text!, CultureInfo.InvariantCulture)).ToArray();
}
