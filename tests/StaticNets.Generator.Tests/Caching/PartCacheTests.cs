using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace StaticNets.Generator.Tests.Caching;

/// <summary>
/// The code of a network is printed again when the declaration of one of its parts changes, but not after other edits of the part's class.
/// </summary>
public sealed class PartCacheTests
{
    private const string Encoder = """
        using StaticNets;

        namespace Acme;

        [Network]
        [Input(4)]
        [Dense(3)]
        public sealed partial class Encoder
        {
            private int _calls;
        }
        """;

    private const string User = """
        using StaticNets;

        namespace Acme;

        [Network(Loss = Loss.MeanSquaredError)]
        [Input(4)]
        [Use<Encoder>]
        public sealed partial class User;
        """;

    private const string UserOfUser = """
        using StaticNets;

        namespace Acme;

        [Network]
        [Input(4)]
        [Use<User>]
        [Dense(2)]
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
    [InlineData("a size of the part", 0, "[Dense(3)]", "[Dense(5)]", true, true, true)]
    [InlineData("a name in the part", 0, "[Dense(3)]", "[Dense(3, Name = \"code\")]", true, true, true)]
    [InlineData("a member of the part", 0, "_calls;", "_calls; public int More;", false, false, false)]
    [InlineData("a comment in the part", 0, "[Dense(3)]", "[Dense(3)] // small", false, false, false)]
    [InlineData("a type that a file imports", 0, "_calls;", "_calls; public class Unsafe;", true, false, false)]
    [InlineData("a layer below the part", 1, "[Use<Encoder>]", "[Use<Encoder>, Dense(4)]", false, true, true)]
    [InlineData("the name of the part", 1, "[Use<Encoder>]", "[Use<Encoder>(Name = \"code\")]", false, true, true)]
    [InlineData("a network that is no part", 2, "[Dense(2)]", "[Dense(1)]", false, false, true)]
    public void AnEditPrintsTheNetworkAndItsUsers(string edit, int file, string old, string replacement, bool part, bool user, bool last)
    {
        string[] texts = [Encoder, User, UserOfUser, Other];
        SyntaxTree[] before = [.. texts.Select((text, i) => GeneratorHost.Parse(text, $"File{i}.cs"))];
        SyntaxTree[] after = [.. before];
        Assert.Contains(old, texts[file], StringComparison.Ordinal);
        after[file] = GeneratorHost.Parse(texts[file].Replace(old, replacement, StringComparison.Ordinal), $"File{file}.cs");
        IReadOnlyDictionary<string, Reasons> reasons = TrackedNetworks.AfterEdit(before, after);
        Assert.True(reasons["Encoder"] == (part ? _again : _kept), $"{edit}, the part: {reasons["Encoder"]}");
        Assert.True(reasons["User"] == (user ? _again : _kept), $"{edit}, its user: {reasons["User"]}");
        Assert.True(reasons["UserOfUser"] == (last ? _again : _kept), $"{edit}, the user of its user: {reasons["UserOfUser"]}");
        Assert.True(reasons["Other"] == _kept, $"{edit}, another network: {reasons["Other"]}");
    }
}
