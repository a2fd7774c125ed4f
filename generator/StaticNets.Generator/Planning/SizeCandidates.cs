using System.Globalization;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>Values to try as the correction of a wrong size, such as a number of units, a window or the length of an axis.</summary>
internal static class SizeCandidates
{
    /// <summary>
    /// Candidates for a size that is not positive: the same size without its sign, the sizes that neighbouring layers require, then all
    /// sizes from 1 on.
    /// </summary>
    public static IEnumerable<Repair> OfNoSize(Place place, NetworkDeclaration declaration, NetworkGraph graph)
    {
        long? written = Written(place, declaration);
        IEnumerable<long> sizes =
        [
            .. written < 0 && written > int.MinValue ? (long[])[-written.Value] : [],
            .. AskedFor(place, declaration, graph),
            .. Enumerable.Range(1, Tuning.GuessedSizes).Select(size => (long)size),
        ];
        return sizes.Where(size => size is > 0 and <= int.MaxValue).Distinct().Select(size => Number(place, size));
    }

    /// <summary>Candidates for a window or a dilation that is too large: the largest that fits the image, then smaller ones.</summary>
    public static IEnumerable<Repair> OfWindow(Place place, NetworkDeclaration declaration, NetworkGraph graph)
    {
        LayerArguments arguments = declaration.Layers[place.Layer].Arguments;
        if (
            InputOf(place.Layer, declaration, graph) is not { Rank: 2 or 3, HasAnySteps: false } image
            || Written(place, declaration) is not { } written
        )
        {
            return [];
        }

        long[] padding = image.Rank == 2 ? [Pads("PadBefore", "PadAfter")] : [Pads("PadTop", "PadBottom"), Pads("PadLeft", "PadRight")];
        long[] sides = [.. padding.Select((pads, axis) => image.Axes[axis] + pads)];
        long side =
            place.Argument!.EndsWith("Height", StringComparison.Ordinal) ? sides[0]
            : place.Argument.EndsWith("Width", StringComparison.Ordinal) ? sides[1]
            : place.Argument == "Dilation" ? sides.Max()
            : sides.Min();
        bool isDilation = place.Argument.StartsWith("Dilation", StringComparison.Ordinal);
        long dilation = isDilation ? 1 : Math.Max(1, Dilation(place.Argument));
        return Down(place, Math.Min(written - 1, ((side - 1) / dilation) + 1));

        long Dilation(string window) =>
            window.EndsWith("Height", StringComparison.Ordinal) ? OfAxis("DilationHeight")
            : window.EndsWith("Width", StringComparison.Ordinal) ? OfAxis("DilationWidth")
            : Math.Max(OfAxis("DilationHeight"), OfAxis("DilationWidth"));

        long OfAxis(string name) => arguments.Integer(name) ?? arguments.Integer("Dilation") ?? 1;

        long Pads(params string[] names) => names.Sum(name => Math.Max(0, arguments.Integer(name) ?? arguments.Integer("Pad") ?? 0));
    }

    /// <summary>
    /// Candidates for a wrong number of groups: the largest number up to the declared one that divides channels and, if there are any,
    /// filters, then smaller ones.
    /// </summary>
    public static IEnumerable<Repair> OfGroups(Place place, NetworkDeclaration declaration, NetworkGraph graph)
    {
        long channels = InputOf(place.Layer, declaration, graph)?.Last ?? 1;
        long filters = declaration.Layers[place.Layer].Arguments.Integer("filters") ?? channels;
        long most = Math.Min(Math.Min(filters, channels), Written(place, declaration) ?? 1);
        return Down(place, most).Where(repair => Divides(repair.Value));

        bool Divides(string groups) =>
            channels % long.Parse(groups, CultureInfo.InvariantCulture) == 0
            && filters % long.Parse(groups, CultureInfo.InvariantCulture) == 0;
    }

    /// <summary>Candidates for an axis outside of the shape: the last one if it was beyond the end, then the others.</summary>
    public static IEnumerable<Repair> OfAxis(Place place, NetworkDeclaration declaration, NetworkGraph graph)
    {
        int rank = InputOf(place.Layer, declaration, graph)?.Rank ?? 1;
        IEnumerable<int> axes = Enumerable.Range(0, rank);
        return (Written(place, declaration) < 0 ? axes : axes.Reverse()).Select(axis => Number(place, axis));
    }

    /// <summary>Candidates for a wrong number of heads: the numbers that divide the features, the nearest one first.</summary>
    public static IEnumerable<Repair> OfHeads(Place place, NetworkDeclaration declaration, NetworkGraph graph)
    {
        long features = InputOf(place.Layer, declaration, graph)?.Last ?? 1;
        long from = Math.Min(features, Written(place, declaration) ?? 1);
        for (long distance = 0; distance < features; distance++)
        {
            foreach (long heads in (long[])[from - distance, from + distance])
            {
                if (heads > 0 && heads <= features && features % heads == 0)
                {
                    yield return Number(place, heads);
                }
            }
        }
    }

    /// <summary>Changes of one axis of a [Reshape] that give the right number of elements, the last axis first.</summary>
    public static IEnumerable<Repair> OfReshape(int layer, NetworkDeclaration declaration, NetworkGraph graph)
    {
        int axes = declaration.Layers[layer].Arguments.Texts("shape").Count;
        return Enumerable
            .Range(0, axes)
            .Reverse()
            .Select(i => new Place(layer, "shape", i))
            .SelectMany(place => Axis(place, declaration, graph).Select(size => Number(place, size)));
    }

    private static IEnumerable<Repair> Down(Place place, long from)
    {
        for (long size = from; size > 0; size--)
        {
            yield return Number(place, size);
        }
    }

    /// <summary>Returns the sizes that neighbouring layers require; they may still be wrong for other layers.</summary>
    private static IEnumerable<long> AskedFor(Place place, NetworkDeclaration declaration, NetworkGraph graph)
    {
        string name = place.Layer == Place.Input ? declaration.Ports.Inputs[place.Port].Name : declaration.Layers[place.Layer].Name;
        IEnumerable<long> byReaders = declaration
            .Layers.Where((_, i) => graph.Layers[i].Reads.Contains(name))
            .Select(reader => reader.Arguments.Integer("Inputs"))
            .OfType<long>();
        return place.Argument switch
        {
            "Inputs" => InputOf(place.Layer, declaration, graph) is { } input ? [input.Last] : [],
            "units" or "filters" => byReaders,
            "shape" when place.Layer == Place.Input => byReaders,
            "shape" => Axis(place, declaration, graph),
            _ => [],
        };
    }

    /// <summary>Returns the axis that gives the right number of elements together with the other axes.</summary>
    private static IEnumerable<long> Axis(Place place, NetworkDeclaration declaration, NetworkGraph graph)
    {
        long[] axes =
        [
            .. declaration.Layers[place.Layer].Arguments.Texts("shape").Select(text => long.Parse(text!, CultureInfo.InvariantCulture)),
        ];
        long others = axes.Where((_, i) => i != place.Item).Aggregate(1L, Saturate.Multiply);
        return InputOf(place.Layer, declaration, graph) is { } input && others > 0 && input.Length % others == 0
            ? [input.Length / others]
            : [];
    }

    /// <summary>Returns the shape of the first input of a layer, if it is known.</summary>
    public static Shape? InputOf(int layer, NetworkDeclaration declaration, NetworkGraph graph)
    {
        string read = graph.Layers[layer].Reads[0];
        return declaration.Ports.Inputs.FirstOrDefault(input => input.Name == read) is { } port
            ? port.Shape
            : graph.Layers.Take(layer).FirstOrDefault(other => other.Name == read)?.Output?.Shape;
    }

    private static long? Written(Place place, NetworkDeclaration declaration)
    {
        if (place.Layer == Place.Input)
        {
            return declaration.Ports.Inputs[place.Port].Written.Cast<long?>().ElementAtOrDefault(place.Item);
        }

        string? text = declaration.Layers[place.Layer].Arguments.Texts(place.Argument!).ElementAtOrDefault(place.Item);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;
    }

    private static Repair Number(Place place, long size) => new(place, ReplacementKind.Number, Literals.Integer(size));
}
