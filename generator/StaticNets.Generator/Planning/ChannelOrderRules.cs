using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET2009 for an image in PyTorch's order, channels × height × width. If that order causes an error in a layer, the explanation
/// is added to the message of the error instead.
/// </summary>
internal sealed class ChannelOrderRules(NetworkDeclaration declaration, LayerReferences references)
{
    private static readonly string[] _consequences = [ProblemIds.InputsContradict, ProblemIds.WindowTooLarge, ProblemIds.GroupsDoNotDivide];

    private readonly ShapeOrigins _origins = new(declaration, references);

    /// <summary>Returns the advice to write an attribute with the channels last.</summary>
    /// <param name="written">The suggested attribute, such as <c>Input(28, 28, 1)</c>.</param>
    public static string Advice(string written) => $"StaticNets reads height × width × channels; did you mean [{written}]?";

    /// <summary>Returns the shape with the channels last if they seem to come first; otherwise <see langword="null"/>.</summary>
    public static Shape? ChannelsLast(Shape shape) =>
        shape.Rank == 3
        && shape.Axes[0] is 1 or 3 or 4
        && Math.Min(shape.Axes[1], shape.Axes[2]) is var shorter
        && shorter > shape.Axes[0]
        && Math.Max(shape.Axes[1], shape.Axes[2]) <= 2 * shorter
            ? Shape.Of(shape.Axes[1], shape.Axes[2], shape.Axes[0])
            : null;

    /// <summary>Adds the explanation to a problem of a layer that reads an image with the channels first.</summary>
    public Problem Explain(Problem problem)
    {
        if (Array.IndexOf(_consequences, problem.Id) < 0 || !ReadsImages(problem.Place.Layer) || Find(problem.Place.Layer) is not { } image)
        {
            return problem;
        }

        string[] words = [.. problem.Arguments.Take(problem.Arguments.Count - 1), "; " + image.Advice];
        return problem with { Arguments = new EquatableArray<string>(words), OtherShape = image.Meant };
    }

    /// <summary>Returns one problem for each shape that has the channels first and is read as an image.</summary>
    public IEnumerable<Problem> Check() =>
        Enumerable
            .Range(0, declaration.Layers.Count)
            .Where(ReadsImages)
            .Select(Find)
            .OfType<SuspectImage>()
            .Distinct()
            .Select(image =>
            {
                IReadOnlyList<long> axes = image.Shape.Axes;
                string pixels = Shape.Of(axes[0], axes[1]).ToString();
                string[] words = [image.Name, image.Shape.ToString(), pixels, Literals.Integer(axes[2]), image.Advice];
                return Problem.At(image.Place, ProblemIds.ChannelsFirst, words) with { OtherShape = image.Meant };
            });

    private bool ReadsImages(int layer) => layer >= 0 && LayerCatalogue.Find(declaration.Layers[layer].Kind)?.ReadsImages == true;

    private SuspectImage? Find(int layer)
    {
        if (_origins.Of(layer) is not { } origin)
        {
            return null;
        }

        Shape? shape = origin.IsInput
            ? declaration.Ports.Inputs[origin.Index].Shape
            : Reshape.Declared(declaration.Layers[origin.Index].Arguments);
        if (shape is not { } written || ChannelsLast(written) is not { } last)
        {
            return null;
        }

        (string name, string attribute, Place place) = origin.IsInput
            ? (declaration.Ports.Inputs[origin.Index].Name, "Input", Place.OfInput(origin.Index))
            : (declaration.Layers[origin.Index].Name, declaration.Layers[origin.Index].Kind, new Place(origin.Index));
        OtherShape meant = new(place, last);
        return new SuspectImage(name, written, place, meant, Advice($"{attribute}({meant.Axes})"));
    }

    private sealed record SuspectImage(string Name, Shape Shape, Place Place, OtherShape Meant, string Advice);
}
