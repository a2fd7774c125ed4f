using System.Globalization;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>Values to try as the correction of an index, an axis, a cropping or a factor.</summary>
internal static class RearrangementCandidates
{
    /// <summary>Candidates for a number that must lie within an axis or a range of axes, the nearest to the written one first.</summary>
    public static IEnumerable<Repair> Of(Place place, NetworkDeclaration declaration, NetworkGraph graph)
    {
        if (place.Argument is null || SizeCandidates.InputOf(place.Layer, declaration, graph) is not { HasAnySteps: false } shape)
        {
            return [];
        }

        IReadOnlyList<string?> items = declaration.Layers[place.Layer].Arguments.Texts(place.Argument);
        long most = place.Argument is "axis" or "order" ? shape.Rank - 1 : Math.Min(shape.Axes.Max(), Tuning.GuessedSizes);
        long written = long.Parse(items[place.Item]!, CultureInfo.InvariantCulture);
        return Enumerable
            .Range(0, (int)most + 1)
            .Where(number => !(place.Argument == "order" && items.Contains(Literals.Integer(number))))
            .OrderBy(number => Math.Abs(number - written))
            .Select(number => new Repair(place, ReplacementKind.Number, Literals.Integer(number)));
    }
}
