using System.Globalization;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.Docs;

/// <summary>Each layer has a page with its name, an entry in the index, and examples that compile.</summary>
public sealed class LayerPagesTests
{
    private const string Fence = "```csharp\n";

    public static TheoryData<string> Layers =>
        [
            .. typeof(LayerAttribute)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
                .Select(LayerOf)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Layers))]
    public void HasAPageInTheIndex(string layer)
    {
        Assert.StartsWith($"# {layer}\n", Page(layer), StringComparison.Ordinal);
        Assert.Contains($"[{layer}]({layer}.md)", Repository.Read("docs", "layers", "README.md"), StringComparison.Ordinal);
    }

    /// <summary>An example shows a whole network or some of its layers; the test adds what is missing.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void TheExamplesHaveNoMistake(string layer)
    {
        string[] examples = [.. Page(layer).Split(Fence).Skip(1).Select(part => part.Split("\n```")[0])];
        Assert.NotEmpty(examples);
        foreach (string example in examples)
        {
            string input = example.Contains("[Input(", StringComparison.Ordinal) ? "" : "[Input(784)]\n";
            string type = example.Contains("class ", StringComparison.Ordinal) ? "" : "\npublic partial class Net;";
            string network = example.Contains("[Network", StringComparison.Ordinal) ? "" : "[Network]\n" + input;
            IEnumerable<string> findings = TestCompilation
                .Findings(network + example + type)
                .Select(finding => finding.GetMessage(CultureInfo.InvariantCulture));
            Assert.Empty(findings);
        }
    }

    /// <summary>If a page has a table of arguments, the table contains each argument of the layer.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void TheTableNamesEveryArgument(string layer)
    {
        Type type = typeof(LayerAttribute)
            .Assembly.GetExportedTypes()
            .Single(attribute => attribute.IsSubclassOf(typeof(LayerAttribute)) && LayerOf(attribute) == layer);
        string[] common = [.. typeof(LayerAttribute).GetProperties().Select(property => property.Name)];
        string page = Page(layer);
        string[] missing =
        [
            .. type.GetProperties()
                .Where(property => property.CanWrite && !common.Contains(property.Name))
                .Select(property => property.Name)
                .Where(name =>
                    !page.Contains($"`{name}`", StringComparison.Ordinal) && !page.Contains($", {name} = ", StringComparison.Ordinal)
                ),
        ];
        Assert.Empty(missing);
    }

    /// <summary>Returns the name of a layer, without <c>Attribute</c> and without the number of type parameters.</summary>
    private static string LayerOf(Type attribute) => attribute.Name.Split('`')[0].Replace("Attribute", "", StringComparison.Ordinal);

    private static string Page(string layer) => Repository.Read("docs", "layers", layer + ".md");
}
