using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Shared;
using StaticNets.Tool.Exporting.Layers;

namespace StaticNets.Import.Tests;

/// <summary>Each kind of layer and each function is exported and tested, or listed as refused.</summary>
public sealed class ExportedKindsTests
{
    private const string Ending = "Attribute";

    private static readonly Lazy<string> _tested = new(() =>
        string.Join('\n', ImportedModels.Names.Select(ImportedModels.Layers).Concat(DeclaredNetworks.Texts).Concat(ComposedNetworks.Texts))
    );

    /// <summary>The kinds of layers of the library: the attributes that a network can carry.</summary>
    public static IEnumerable<string> Library =>
        typeof(LayerAttribute)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Select(type => type.Name.Split('`')[0])
            .Select(name => name[..^Ending.Length]);

    [Fact]
    public void EveryKindOfLayerIsExportedOrRefused()
    {
        string[] kinds = [.. Library];
        Assert.True(kinds.Length > 50);
        Assert.All(
            kinds,
            kind =>
                Assert.True(
                    LayerTable.Find(kind) is not null ^ LayerTable.Refused.ContainsKey(kind),
                    $"{kind} is in neither list, or in both"
                )
        );
        Assert.All(LayerTable.Kinds.Concat(LayerTable.Refused.Keys), kind => Assert.Contains(kind, kinds));
    }

    [Fact]
    public void EveryExportedKindIsTested() => Assert.All([.. LayerTable.Kinds, "Use<Tower>"], kind => AssertTested($"[{kind}"));

    [Fact]
    public void EveryActivationIsTested() => Assert.All(Enum.GetNames<Activation>(), name => AssertTested($"Activation.{name}"));

    [Fact]
    public void EveryMergeIsTested() =>
        Assert.All(Enum.GetNames<Merge>().Where(name => name != "Concat"), name => AssertTested($"Merge.{name}"));

    [Fact]
    public void RefusedKindsAreInTheDocumentation()
    {
        string page = Repository.Read("docs", "importing.md");
        Assert.All(LayerTable.Refused, kind => Assert.Contains($"| `{kind.Key}` | {kind.Value} |\n", page, StringComparison.Ordinal));
    }

    private static void AssertTested(string text) =>
        Assert.True(
            new[] { "(", "]", ",", ")" }.Any(end => _tested.Value.Contains(text + end, StringComparison.Ordinal)),
            $"no exported network of the tests has {text}"
        );
}
