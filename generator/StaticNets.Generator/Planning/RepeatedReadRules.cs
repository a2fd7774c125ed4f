using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET2101: a layer that joins several values, such as <c>[Add]</c>, reads the layer above implicitly. If it also names the layer
/// above, it reads that layer twice. Two cases are allowed: a layer with <c>From</c>, which reads nothing implicitly, and the square
/// <c>[Multiply("x")]</c> directly below x, which has no other notation.
/// </summary>
internal static class RepeatedReadRules
{
    public static IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            if (layer.From is null && LayerCatalogue.Find(layer.Kind) is { NamesArgument: { } argument } kind)
            {
                string? above =
                    i > 0 ? declaration.Layers[i - 1].Name
                    : declaration.Ports.Inputs.Count == 1 ? declaration.Ports.Inputs[0].Name
                    : null;
                string[] names = [.. layer.Arguments.Texts(argument).OfType<string>()];
                int item = Array.IndexOf(names, above);
                if (above is not null && item >= 0 && !(kind.MakesSquares && names.Length == 1))
                {
                    yield return Report(i, argument, item, layer, above, names);
                }
            }
        }
    }

    private static Problem Report(int index, string argument, int item, LayerDeclaration layer, string above, string[] names)
    {
        // In a concatenation the order of the names is the order of the features. The advice keeps this order by moving the first name to
        // From. For sums and products the order does not matter.
        bool movesFirst = item > 0 && LayerCatalogue.Find(layer.Kind)!.Order == FeatureOrder.Joined;
        string[] others = movesFirst ? [.. names.Skip(1)] : [.. names.Where((_, i) => i != item)];
        string list = string.Join(", ", others.Select(Literals.String)) + (movesFirst ? $", From = {Literals.String(names[0])}" : "");
        string twice = $"From = {Literals.String(above)}";
        string advice =
            names.Length > 1
                ? $"write [{layer.Kind}({list})] to read it once, or add {twice} if it is meant"
                : $"name another one, or add {twice} if it is meant";
        return Problem
            .At(new Place(index, argument, item), ProblemIds.ReadTwice, layer.Name, above, advice)
            .With(new ReadOnce(above, names.Length > 1, movesFirst));
    }
}
