using StaticNets.Generator.Tests.RandomDeclarations;

namespace StaticNets.Generator.Tests.Mutants;

/// <summary>Names that a layer cannot have, and names of layers that it cannot read.</summary>
internal static class WrongNames
{
    private static readonly string[] _noIdentifiers = ["", "1st", "_a", "two words", "a-b", "é", "a/b"];
    private static readonly string[] _takenByMembers = ["summary", "parameters", "input_length", "save", "clone", "engine", "kernels"];

    public static IEnumerable<WrongValue> Of(WrittenValue value) =>
        value.Argument switch
        {
            "Name" => OfLayer(value),
            "From" => [.. Unreadable(value), .. WrongRank(value)],
            "layers" => [.. Unreadable(value), .. WrongShape(value)],
            _ => [],
        };

    private static IEnumerable<WrongValue> OfLayer(WrittenValue value)
    {
        RandomLayer layer = value.Layer!;
        IEnumerable<string> before = value.Network.Layers.TakeWhile(other => other != layer).Select(value.Network.NameOf);
        IEnumerable<string> automatic = value.Network.Layers.Where(other => other.Name is null).Select(value.Network.NameOf);
        bool ownsWeights = RandomPieces.OwnsWeights(layer);
        return
        [
            .. Each("no identifier", _noIdentifiers),
            .. Each("the name of the input", ["input"]),
            .. Each("the name of another layer", before.Union(automatic)),
            .. Each("the name of a member", ownsWeights ? _takenByMembers : []),
        ];
    }

    private static IEnumerable<WrongValue> Unreadable(WrittenValue value)
    {
        RandomLayer layer = value.Layer!;
        string[] names = [.. value.Network.Nodes.Select(value.Network.NameOf)];
        IEnumerable<string> later = value.Network.Layers.SkipWhile(other => other != layer).Skip(1).Select(value.Network.NameOf);
        return
        [
            .. Each("misspelt", Misspellings(value.Text.Trim('"')).Where(name => name.Length > 0 && !names.Contains(name))),
            .. Each("no layer", names.Contains("nobody") ? [""] : ["nobody", ""]),
            .. Each("a later layer", later),
            .. Each("the layer itself", [value.Network.NameOf(layer)]),
        ];
    }

    /// <summary>
    /// Returns misspellings of a name: with a letter removed, doubled, replaced or swapped with its neighbour, and in capital letters.
    /// </summary>
    private static IEnumerable<string> Misspellings(string name)
    {
        int middle = name.Length / 2;
        yield return name.Remove(middle, 1);
        yield return name.Insert(middle, name[middle..(middle + 1)]);
        yield return name[..middle] + "q" + name[(middle + 1)..];
        yield return name.ToUpperInvariant();
        if (middle > 0)
        {
            yield return name[..(middle - 1)] + name[middle] + name[middle - 1] + name[(middle + 1)..];
        }
    }

    /// <summary>Returns layers whose output has another rank than the layer needs, such as an image for a dense layer.</summary>
    private static IEnumerable<WrongValue> WrongRank(WrittenValue value)
    {
        int rank = value.Layer!.Kind switch
        {
            "Dense" or "RepeatVector" => 1,
            "RadialBasis" => value.Layer.Source.Shape.Length,
            _ when RandomPieces.IsRecurrent(value.Layer) => 2,
            "Conv1D" or "MaxPooling1D" or "AveragePooling1D" or "GlobalMaxPooling1D" or "GlobalAveragePooling1D" or "LastStep" => 2,
            "MaxPooling2D" or "MinPooling2D" or "AveragePooling2D" => 3,
            "GlobalMaxPooling2D" or "GlobalMinPooling2D" or "GlobalAveragePooling2D" => 3,
            _ when RandomImages.Convolutions.Contains(value.Layer.Kind) => 3,
            "Cropping2D" or "ZeroPadding2D" or "UpSampling2D" or "PixelShuffle" or "SpatialDropout2D" => 3,
            _ => 0,
        };
        return rank == 0 ? [] : Each("a layer of another rank", Above(value, node => node.Shape.Length != rank));
    }

    private static IEnumerable<WrongValue> WrongShape(WrittenValue value)
    {
        long[] shape = value.Layer!.Source.Shape;
        bool isConcatenation = value.Attribute == "Concatenate";
        return Each(
            "a layer of another shape",
            Above(value, node => isConcatenation ? !CanJoin(node.Shape) : !node.Shape.SequenceEqual(shape))
        );

        bool CanJoin(long[] other) => other.Length == shape.Length && other[..^1].SequenceEqual(shape[..^1]);
    }

    private static IEnumerable<string> Above(WrittenValue value, Func<RandomNode, bool> isWrong) =>
        value.Network.Nodes.TakeWhile(other => other != value.Layer).Where(isWrong).Select(value.Network.NameOf);

    private static IEnumerable<WrongValue> Each(string reason, IEnumerable<string> names) =>
        names.Distinct().Select(name => new WrongValue(reason, $"\"{name}\""));
}
