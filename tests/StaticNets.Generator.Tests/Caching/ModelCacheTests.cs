using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace StaticNets.Generator.Tests.Caching;

/// <summary>Models are read again after every edit, and printed again only if their declaration differs.</summary>
public sealed class ModelCacheTests
{
    private const string Own = """
        using StaticNets;

        namespace Acme;

        [Hopfield(25)]
        public sealed partial class Own
        {
            private int _calls;
        }

        [DeepBelief(8, 4)]
        public sealed partial class Beside;
        """;

    [Theory]
    [InlineData("a comment", "namespace Acme;", "namespace Acme; // here", Unchanged, Cached)]
    [InlineData("a member", "private int _calls;", "private int _calls; public void Count() => _calls++;", Unchanged, Cached)]
    [InlineData("another model", "(8, 4)", "(8, 5)", Unchanged, Cached)]
    [InlineData("a size", "(25)", "(26)", Modified, Modified)]
    [InlineData("a member that clashes", "private int _calls;", "private int Units;", Modified, Modified)]
    public void AnEditPrintsOnlyWhatDiffers(
        string edit,
        string old,
        string replacement,
        IncrementalStepRunReason declaration,
        IncrementalStepRunReason output
    )
    {
        Assert.Contains(old, Own, StringComparison.Ordinal);
        Reasons reasons = TrackedNetworks.AfterEdit(
            [GeneratorHost.Parse(Own, "Own.cs")],
            [GeneratorHost.Parse(Own.Replace(old, replacement, StringComparison.Ordinal), "Own.cs")]
        )["Own"];
        Assert.True(reasons == new Reasons(declaration, output), $"{edit}: {reasons}");
    }
}
