using StaticNets.Tests.Shared;
using StaticNets.Tool.Exporting.Layers;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Operations;
using StaticNets.Tool.KerasModels.Layers;
using StaticNets.Tool.StateDicts;

namespace StaticNets.Import.Tests;

/// <summary>The tables of docs/importing.md are those of the code.</summary>
public sealed class ImportingPageTests
{
    private static readonly string _page = Repository.Read("docs", "importing.md");

    [Fact]
    public void TheTableNamesEachOperation()
    {
        IEnumerable<string> rows = OperationTable.All.Select(operation =>
            $"| `{operation.Name}` | {operation.Layers} | {(operation.Conditions.Length > 0 ? operation.Conditions : "–")} |\n"
        );
        Assert.Contains("| operation | becomes | if |\n|---|---|---|\n" + string.Concat(rows) + "\n", _page, StringComparison.Ordinal);
    }

    [Fact]
    public void TheTableNamesEachLayerOfKeras()
    {
        IEnumerable<string> rows = LayerCatalogue.All.Select(layer =>
            $"| `{layer.Class}` | {layer.Layers} | {(layer.Conditions.Length > 0 ? layer.Conditions : "–")} |\n"
        );
        Assert.Contains("| layer of Keras | becomes | if |\n|---|---|---|\n" + string.Concat(rows) + "\n", _page, StringComparison.Ordinal);
    }

    [Fact]
    public void TheTableNamesEachModuleOfPyTorch()
    {
        IEnumerable<string> rows = ModuleKinds.All.Select(kind =>
            $"| {Each(kind.Name, name => $"`{name}`")} | {kind.Tensors} | {Each(kind.Layer, layer => $"[{layer}](layers/{layer}.md)")} |\n"
        );
        Assert.Contains(
            "| module of PyTorch | its tensors | becomes |\n|---|---|---|\n" + string.Concat(rows) + "\n",
            _page,
            StringComparison.Ordinal
        );

        static string Each(string names, Func<string, string> link) => string.Join(", ", names.Split(", ").Select(link));
    }

    [Fact]
    public void FunctionsOfKerasAreListed()
    {
        IEnumerable<string> names = KerasFunctions.Names.Order(StringComparer.Ordinal).Select(name => $"`{name}`");
        Assert.Contains(string.Join(", ", names), _page.Replace("\n", " "), StringComparison.Ordinal);
    }

    [Fact]
    public void OperationsOnConstantsAreListed()
    {
        IEnumerable<string> names = ConstantFolder.Operations.Distinct().Order(StringComparer.Ordinal).Select(name => $"`{name}`");
        Assert.Contains(string.Join(", ", names), _page.Replace("\n", " "), StringComparison.Ordinal);
    }

    [Fact]
    public void LayersThatCanBeExportedAreListed()
    {
        IEnumerable<string> names = LayerTable.Kinds.Select(kind => $"`{kind}`");
        Assert.Contains(string.Join(", ", names), _page.Replace("\n", " "), StringComparison.Ordinal);
    }
}
