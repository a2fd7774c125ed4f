using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace StaticNets.Generator.Tests.Caching;

/// <summary>
/// The code of a network is printed again when a block that it uses changes, but not after edits that leave the layers of the block as they
/// are. No other network is printed again.
/// </summary>
public sealed class BlockCacheTests
{
    private const string Block = """
        using StaticNets;

        namespace Acme;

        [Dense("units", Activation = Activation.Relu)]
        [Dense(6)]
        public sealed class WideAttribute(int units) : BlockAttribute
        {
            public int Units { get; } = units;
        }
        """;

    private const string Outer = """
        using StaticNets;

        namespace Acme;

        [Wide(7)]
        public sealed class OuterAttribute : BlockAttribute;
        """;

    private const string User = """
        using StaticNets;

        namespace Acme;

        [Network]
        [Input(4)]
        [Wide(5, Repeat = 2)]
        public sealed partial class User;
        """;

    private const string UserOfOuter = """
        using StaticNets;

        namespace Acme;

        [Network]
        [Input(4)]
        [Outer]
        public sealed partial class UserOfOuter;
        """;

    private const string UserOfUser = """
        using StaticNets;

        namespace Acme;

        [Network]
        [Input(4)]
        [Use<User>]
        public sealed partial class UserOfUser;
        """;

    private const string Other = """
        using StaticNets;

        namespace Acme;

        [Network]
        [Input(4)]
        [Dense(3)]
        public sealed partial class Other;
        """;

    private static readonly Reasons _again = new(Modified, Modified);
    private static readonly Reasons _kept = new(Unchanged, Cached);

    [Theory]
    [InlineData("a size of the block", 0, "[Dense(6)]", "[Dense(8)]", true, true)]
    [InlineData("an expression of the block", 0, "\"units\"", "\"units + 1\"", true, true)]
    [InlineData("another expression of the same value", 0, "\"units\"", "\"2 * units - units\"", false, false)]
    [InlineData("the name of a parameter", 0, "units", "size", true, true)]
    [InlineData("a name in the block", 0, "[Dense(6)]", "[Dense(6, Name = \"last\")]", true, true)]
    [InlineData("a layer of the block", 0, "[Dense(6)]", "[Dense(6)]\n[Dense(5)]", true, true)]
    [InlineData("a member of the block", 0, "public int Units", "public int More { get; } public int Units", false, false)]
    [InlineData("a comment and a line in the block", 0, "[Dense(6)]", "\n// Six.\n[Dense(6)]", false, false)]
    [InlineData("a parameter in the outer block", 1, "[Wide(7)]", "[Wide(8)]", false, true)]
    [InlineData("a parameter of the use", 2, "[Wide(5,", "[Wide(3,", true, false)]
    [InlineData("the repetitions", 2, "Repeat = 2", "Repeat = 3", true, false)]
    public void AnEditPrintsTheUsersAgain(string edit, int file, string old, string replacement, bool user, bool userOfOuter)
    {
        string[] texts = [Block, Outer, User, UserOfOuter, UserOfUser, Other];
        SyntaxTree[] before = [.. texts.Select((text, i) => GeneratorHost.Parse(text, $"File{i}.cs"))];
        SyntaxTree[] after = [.. before];
        Assert.Contains(old, texts[file], StringComparison.Ordinal);
        after[file] = GeneratorHost.Parse(texts[file].Replace(old, replacement, StringComparison.Ordinal), $"File{file}.cs");
        IReadOnlyDictionary<string, Reasons> reasons = TrackedNetworks.AfterEdit(before, after);
        Assert.True(reasons["User"] == (user ? _again : _kept), $"{edit}, the user: {reasons["User"]}");
        Assert.True(reasons["UserOfUser"] == (user ? _again : _kept), $"{edit}, the user of the user: {reasons["UserOfUser"]}");
        Assert.True(reasons["UserOfOuter"] == (userOfOuter ? _again : _kept), $"{edit}, the outer block's: {reasons["UserOfOuter"]}");
        Assert.True(reasons["Other"] == _kept, $"{edit}, another network: {reasons["Other"]}");
    }
}
