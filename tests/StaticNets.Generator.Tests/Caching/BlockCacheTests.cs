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
    public void AnEditPrintsTheUsersAgain(string edit, int file, string old, string replacement, bool user, bool userOfOuter) =>
        TrackedNetworks.AssertPrinted(
            edit,
            [Block, Outer, User, UserOfOuter, UserOfUser],
            file,
            old,
            replacement,
            ("User", user),
            ("UserOfUser", user),
            ("UserOfOuter", userOfOuter)
        );
}
