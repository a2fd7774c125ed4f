using static StaticNets.Generator.Tests.RandomDeclarations.Mistake;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Mistakes of the class and of the names in it: SNET0001 to SNET0014.</summary>
internal static class ClassMistakes
{
    private static readonly string[] _taken = ["summary", "parameters", "input_length", "save", "Clone", "engine", "kernels"];

    private static readonly string[] _noNames = ["", "1st", "_a", "two words", "a-b", "é", "a.b", "a/b", "\\n"];

    public static IReadOnlyList<Mistake> All { get; } =
    [
        Always("SNET0001", "not partial", (network, _) => network.Modifiers = "public sealed class"),
        Always("SNET0002", "outer class not partial", (network, _) => network.Container = "public class"),
        Always("SNET0002", "outer struct not partial", (network, _) => network.Container = "public readonly struct"),
        Always("SNET0003", "abstract", (network, _) => network.Modifiers = "public abstract partial class"),
        Always("SNET0003", "static", (network, _) => network.Modifiers = "public static partial class"),
        Always("SNET0003", "record", (network, _) => network.Modifiers = "public sealed partial record"),
        Always("SNET0003", "file-local", (network, _) => network.Modifiers = "file sealed partial class"),
        Always("SNET0003", "primary constructor", (network, _) => network.Body = "(int size) { internal int Size => size; }"),
        Always("SNET0004", "no input", (network, _) => network.InputText = null),
        new("SNET0005", "layers on two parts", SplitLayers),
        Always("SNET0006", "no layers", (network, _) => network.Layers.Clear()),
        OnLayer("SNET0007", "From = unknown", Reads, (_, layer, _) => layer.WrongFrom = "\"nobody\""),
        OnLayer("SNET0007", "From = a later layer", (network, layer) => Reads(network, layer) && layer != network.Last, ReadLater),
        OnLayer("SNET0007", "From = itself", Reads, (network, layer, _) => layer.WrongFrom = $"\"{network.NameOf(layer)}\""),
        OnLayer(
            "SNET0007",
            "an unknown name in the list",
            (_, layer) => layer.Others.Count > 0,
            (_, layer, _) => layer.Arguments.Add("\"nobody\"")
        ),
        Always("SNET0008", "a layer called input", (network, _) => network.Last.Name = "input"),
        new("SNET0008", "two layers of one name", ShareName),
        Always("SNET0009", "a property of the user's", (network, _) => network.Body = " { internal int Summary => 1; }"),
        Always("SNET0009", "a method of the user's", (network, _) => network.Body = " { internal void Save(string path) { } }"),
        Always("SNET0009", "a constructor of the user's", (network, _) => network.Body = $" {{ internal {network.Name}(int seed) {{ }} }}"),
        OnLayer(
            "SNET0009",
            "a layer with a taken name",
            OwnsWeights,
            (_, layer, random) => layer.Name = RandomNetworks.Pick(random, _taken)
        ),
        Always("SNET0010", "nobody reads a layer", AddUnread),
        Always("SNET0012", "a constructor on its own", (network, _) => network.Body = $" {{ internal {network.Name}(string text) {{ }} }}"),
        Always("SNET0013", "no [Network]", (network, _) => network.LacksNetwork = true),
        Always("SNET0014", "the input below the layers", (network, _) => network.IsInputBelow = true),
        OnLayer("SNET0011", "a name that is none", Any, (_, layer, random) => layer.Name = RandomNetworks.Pick(random, _noNames)),
    ];

    private static bool Any(RandomNetwork network, RandomLayer layer) => true;

    /// <summary>A constant reads no layer, so that its From is another mistake.</summary>
    private static bool Reads(RandomNetwork network, RandomLayer layer) => layer.Kind != "Constant";

    private static bool OwnsWeights(RandomNetwork network, RandomLayer layer) => RandomPieces.OwnsWeights(layer);

    private static bool SplitLayers(RandomNetwork network, Random random)
    {
        network.LayersOnSecondPart = network.Layers.Count > 1 ? random.Next(1, network.Layers.Count) : 0;
        return network.LayersOnSecondPart > 0;
    }

    private static void ReadLater(RandomNetwork network, RandomLayer layer, Random random)
    {
        RandomLayer[] later = [.. network.Layers.SkipWhile(other => other != layer).Skip(1)];
        layer.WrongFrom = $"\"{network.NameOf(RandomNetworks.Pick(random, later))}\"";
    }

    /// <summary>Gives two layers the same name. One of them is the last layer, which no other layer reads by its name.</summary>
    private static bool ShareName(RandomNetwork network, Random random)
    {
        RandomLayer last = network.Last;
        if (network.Layers.Count < 2)
        {
            return false;
        }

        last.Name = "shared";
        RandomLayer other = RandomNetworks.Pick(random, network.Layers.SkipLast(1).ToArray());
        other.Name = "shared";
        return true;
    }

    /// <summary>Inserts a layer that no layer reads: the layer after it keeps its old input.</summary>
    private static void AddUnread(RandomNetwork network, Random random)
    {
        int place = random.Next(network.Layers.Count);
        RandomNode source = RandomNetworks.Pick(random, network.Nodes.Take(place + 1).ToArray());
        network.Layers.Insert(place, new RandomLayer("Softmax", source, source.Shape));
    }
}
