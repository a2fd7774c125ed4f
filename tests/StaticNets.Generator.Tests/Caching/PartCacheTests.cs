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

    [Theory]
    [InlineData("a size of the part", 0, "[Dense(3)]", "[Dense(5)]", true, true, true)]
    [InlineData("a name in the part", 0, "[Dense(3)]", "[Dense(3, Name = \"code\")]", true, true, true)]
    [InlineData("a member of the part", 0, "_calls;", "_calls; public int More;", false, false, false)]
    [InlineData("a comment in the part", 0, "[Dense(3)]", "[Dense(3)] // small", false, false, false)]
    [InlineData("a type that a file imports", 0, "_calls;", "_calls; public class Unsafe;", true, false, false)]
    [InlineData("a layer below the part", 1, "[Use<Encoder>]", "[Use<Encoder>, Dense(4)]", false, true, true)]
    [InlineData("the name of the part", 1, "[Use<Encoder>]", "[Use<Encoder>(Name = \"code\")]", false, true, true)]
    [InlineData("a network that is no part", 2, "[Dense(2)]", "[Dense(1)]", false, false, true)]
    public void AnEditPrintsTheNetworkAndItsUsers(string edit, int file, string old, string replacement, bool part, bool user, bool last) =>
        TrackedNetworks.AssertPrinted(
            edit,
            [Encoder, User, UserOfUser],
            file,
            old,
            replacement,
            ("Encoder", part),
            ("User", user),
            ("UserOfUser", last)
        );
}
