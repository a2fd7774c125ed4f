using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace StaticNets.Generator.Tests.Caching;

/// <summary>
/// A table of edits, and of the generator's steps that run again after each edit. After every edit the generator reads all declarations
/// again, because their symbols may have changed. It must print code again only for a declaration that differs.
/// </summary>
public sealed class CacheTests
{
    private const string Own = """
        using StaticNets;

        namespace Acme;

        [Network(Loss = Loss.CategoricalCrossEntropy)]
        [Input(4)]
        [Dense(8, Activation = Activation.Relu, Name = "stem")]
        [Dense(3, Activation = Activation.Softmax)]
        public sealed partial class Own
        {
            private int _calls;
        }
        """;

    private const string Other = """
        using StaticNets;

        namespace Acme;

        [Network]
        [Input(2)]
        [Dense(1)]
        public sealed partial class Other;
        """;

    private const string Unrelated = """
        namespace Acme;

        public sealed class Unrelated
        {
            public int Value => 1;
        }
        """;

    [Theory]
    [InlineData("a comment in the file", "namespace Acme;", "namespace Acme; // here", Unchanged, Cached)]
    [InlineData("a comment between the attributes", "[Input(4)]", "[Input(4)] // pixels", Unchanged, Cached)]
    [InlineData("a number written differently", "[Input(4)]", "[Input(2 + 0x2)]", Unchanged, Cached)]
    [InlineData("a member added", "private int _calls;", "private int _calls; public void Count() => _calls++;", Unchanged, Cached)]
    [InlineData("a member that clashes", "private int _calls;", "private int Summary;", Modified, Modified)]
    [InlineData("a type added beside it", "namespace Acme;", "namespace Acme; public sealed class Beside;", Unchanged, Cached)]
    [InlineData("a size", "[Dense(8", "[Dense(9", Modified, Modified)]
    [InlineData("the name of a layer", "\"stem\"", "\"trunk\"", Modified, Modified)]
    [InlineData("the loss", "Loss = Loss.CategoricalCrossEntropy", "Loss = Loss.SparseCategoricalCrossEntropy", Modified, Modified)]
    [InlineData("the precision", "[Network(", "[Network(Precision = Precision.Double, ", Modified, Modified)]
    [InlineData("the algorithm", "[Network(", "[Network(Convolution = Algorithm.Direct, ", Modified, Modified)]
    [InlineData("the outputs of layers", "[Network(", "[Network(Activations = true, ", Modified, Modified)]
    [InlineData("the namespace", "namespace Acme;", "namespace Acme.Deep;", Modified, Modified)]
    public void AnEditOfANetworkRunsItsOwnStepsOnly(
        string edit,
        string old,
        string replacement,
        IncrementalStepRunReason declaration,
        IncrementalStepRunReason output
    )
    {
        IReadOnlyDictionary<string, Reasons> reasons = AfterEdit(0, old, replacement);
        Assert.True(reasons["Own"] == new Reasons(declaration, output), $"{edit}: {reasons["Own"]}");
        Assert.True(reasons["Other"] == new Reasons(Unchanged, Cached), $"{edit}: {reasons["Other"]}");
    }

    [Theory]
    [InlineData("another network", 1, "[Dense(1)]", "[Dense(2)]")]
    [InlineData("an unrelated type", 2, "=> 1", "=> 2")]
    [InlineData("a member of an unrelated type", 2, "public int Value => 1;", "public long Length => 2;")]
    public void AnEditElsewherePrintsNothingAgain(string edit, int file, string old, string replacement)
    {
        Reasons reasons = AfterEdit(file, old, replacement)["Own"];
        Assert.True(reasons == new Reasons(Unchanged, Cached), $"{edit}: {reasons}");
    }

    [Fact]
    public void ARenamedClassIsPrintedUnderItsNewName()
    {
        IReadOnlyDictionary<string, Reasons> reasons = AfterEdit(0, "partial class Own", "partial class Renamed");
        Assert.Equal(new Reasons(Modified, Modified), reasons["Renamed"]);
        Assert.Equal(new Reasons(Unchanged, Cached), reasons["Other"]);
    }

    [Fact]
    public void ASecondNetworkInTheFileLeavesTheFirstAlone()
    {
        string second = "\n[Network, Input(2), Dense(1)] public sealed partial class Second;";
        IReadOnlyDictionary<string, Reasons> reasons = TrackedNetworks.AfterEdit(
            [GeneratorHost.Parse(Own, "Own.cs")],
            [GeneratorHost.Parse(Own + second, "Own.cs")]
        );
        Assert.Equal(new Reasons(Unchanged, Cached), reasons["Own"]);
        Assert.Equal(new Reasons(New, New), reasons["Second"]);
    }

    private static IReadOnlyDictionary<string, Reasons> AfterEdit(int file, string old, string replacement)
    {
        string[] texts = [Own, Other, Unrelated];
        SyntaxTree[] before = [.. texts.Select((text, i) => GeneratorHost.Parse(text, $"File{i}.cs"))];
        SyntaxTree[] after = [.. before];
        Assert.Contains(old, texts[file], StringComparison.Ordinal);
        after[file] = GeneratorHost.Parse(texts[file].Replace(old, replacement, StringComparison.Ordinal), $"File{file}.cs");
        return TrackedNetworks.AfterEdit(before, after);
    }
}
