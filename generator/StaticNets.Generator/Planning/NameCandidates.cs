using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Text;
using StaticNets.Parameters;

namespace StaticNets.Generator.Planning;

/// <summary>Candidates for the name of a layer, and for the names of the layers that it reads.</summary>
internal static class NameCandidates
{
    private const string From = "From";
    private const int MostNumbers = 9;

    /// <summary>
    /// Candidates for an unknown name that a layer reads: the most similar name, the removal of <c>From</c> if the name is its value, then
    /// the other layers upward and the inputs.
    /// </summary>
    public static IEnumerable<Repair> OfReference(Place place, NetworkDeclaration declaration)
    {
        string written = declaration.Layers[place.Layer].Arguments.Texts(place.Argument!)[place.Item] ?? "";
        string? nearest = NearestName.Find(written, Above(place.Layer, declaration));
        return [.. nearest is null ? (Repair[])[] : [Name(place, nearest)], .. OthersOf(place, declaration)];
    }

    /// <summary>
    /// Candidates for an <c>[Output]</c> with an unknown name: the most similar name, then the layers that are not outputs, from the last
    /// one upward.
    /// </summary>
    public static IEnumerable<Repair> OfOutput(Place place, NetworkDeclaration declaration)
    {
        string[] names = [.. declaration.Layers.Select(layer => layer.Name).Reverse()];
        string? nearest = NearestName.Find(declaration.Ports.Outputs[place.Port].Layer ?? "", names);
        IEnumerable<string> others = names.Where(name => !declaration.Ports.Outputs.Any(output => output.Layer == name));
        return (nearest is null ? others : others.Prepend(nearest)).Select(name => Name(place, name));
    }

    /// <summary>Candidates for a layer that reads a wrong shape: the other layers and inputs that this layer can read.</summary>
    public static IEnumerable<Repair> OfUnfitting(Place place, NetworkDeclaration declaration)
    {
        LayerDeclaration layer = declaration.Layers[place.Layer];
        IEnumerable<Repair> named =
            place.Argument is not null && place.Item >= 0 && place.Item < layer.Arguments.Texts(place.Argument).Count
                ? OthersOf(place, declaration)
                : [];
        return layer.From is null ? named : [.. named, .. OthersOf(new Place(place.Layer, From), declaration)];
    }

    /// <summary>
    /// Candidates for an unread layer: the layer below it loses its <c>From</c>, or a later layer reads the unread layer instead of another
    /// one.
    /// </summary>
    public static IEnumerable<Repair> OfUnread(int unread, NetworkDeclaration declaration)
    {
        if (unread + 1 < declaration.Layers.Count && declaration.Layers[unread + 1].From is not null)
        {
            yield return Removal(new Place(unread + 1, From));
        }

        foreach (
            Place place in Enumerable.Range(unread + 1, declaration.Layers.Count - unread - 1).SelectMany(i => References(i, declaration))
        )
        {
            yield return Name(place, declaration.Layers[unread].Name);
        }
    }

    /// <summary>
    /// Candidates for an invalid name of a layer: a name that other layers refer to but no layer has, the invalid name as an identifier,
    /// and that identifier with a number.
    /// </summary>
    public static IEnumerable<Repair> OfLayer(Place place, NetworkDeclaration declaration)
    {
        if (place.Layer < 0)
        {
            return [];
        }

        LayerDeclaration layer = declaration.Layers[place.Layer];
        string[] names = [.. declaration.Ports.Inputs.Select(input => input.Name), .. declaration.Layers.Select(other => other.Name)];
        IEnumerable<string> missing = Enumerable
            .Range(place.Layer + 1, declaration.Layers.Count - place.Layer - 1)
            .SelectMany(i => References(i, declaration))
            .Select(reference => declaration.Layers[reference.Layer].Arguments.Texts(reference.Argument!)[reference.Item])
            .OfType<string>()
            .Where(name => !names.Contains(name));
        string identifier = Identifier(layer.Name, layer.Kind);
        IEnumerable<string> numbered = Enumerable.Range(2, MostNumbers).Select(number => $"{identifier}_{number}");
        return missing.Append(identifier).Concat(numbered).Distinct().Where(Identifiers.IsLayerName).Select(name => Name(place, name));
    }

    private static string Identifier(string name, string kind)
    {
        string letters = new([.. name.Select(c => Identifiers.IsLayerName("x" + c) ? c : '_')]);
        string trimmed = letters.Trim('_');
        return Identifiers.IsLayerName(trimmed) ? trimmed : $"{Identifiers.Camel(kind)}_{trimmed}".TrimEnd('_');
    }

    /// <summary>Returns all places in the attribute of a layer that name a layer or an input to read.</summary>
    private static IEnumerable<Place> References(int index, NetworkDeclaration declaration)
    {
        LayerDeclaration layer = declaration.Layers[index];
        IEnumerable<Place> listed = LayerCatalogue.Find(layer.Kind)?.NamesArgument is { } argument
            ? layer.Arguments.Texts(argument).Select((_, item) => new Place(index, argument, item))
            : [];
        return layer.From is null ? listed : listed.Prepend(new Place(index, From));
    }

    private static IEnumerable<Repair> OthersOf(Place place, NetworkDeclaration declaration)
    {
        string[] read = [.. Read(place.Layer, declaration)];
        IEnumerable<Repair> names = Above(place.Layer, declaration).Where(name => !read.Contains(name)).Select(name => Name(place, name));
        return place.Argument == From ? names.Prepend(Removal(place)) : names;
    }

    /// <summary>Returns the names that a layer can read, the nearest one first.</summary>
    private static IEnumerable<string> Above(int layer, NetworkDeclaration declaration) =>
        declaration.Layers.Take(layer).Select(other => other.Name).Reverse().Concat(declaration.Ports.Inputs.Select(input => input.Name));

    /// <summary>Returns the names that a layer reads already; a candidate should not repeat them.</summary>
    private static IEnumerable<string> Read(int layer, NetworkDeclaration declaration) =>
        References(layer, declaration)
            .Select(place => declaration.Layers[layer].Arguments.Texts(place.Argument!)[place.Item])
            .Append(declaration.Layers[layer].From is null ? Above(layer, declaration).FirstOrDefault() : null)
            .OfType<string>();

    private static Repair Name(Place place, string name) => new(place, ReplacementKind.Name, name);

    private static Repair Removal(Place place) => new(place, ReplacementKind.Removal, "");
}
