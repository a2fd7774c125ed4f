namespace StaticNets.Generator.Tests.Caching;

/// <summary>
/// The code of a network is printed again when the rules or the signatures of its custom layer change, but not after edits of the methods'
/// bodies.
/// </summary>
public sealed class CustomCacheTests
{
    private const string Layer = """
        using System;
        using StaticNets;

        namespace Acme;

        [CustomLayer(Input = "n", Parameters = ["scale[n] = 1"])]
        public static class Layer
        {
            public static void Forward(ReadOnlySpan<float> x, Span<float> y, ReadOnlySpan<float> scale) => x.CopyTo(y);

            public static void Backward(
                ReadOnlySpan<float> x,
                ReadOnlySpan<float> y,
                ReadOnlySpan<float> dy,
                Span<float> dx,
                ReadOnlySpan<float> scale,
                Span<float> dScale
            ) { }
        }
        """;

    private const string User = """
        using StaticNets;

        namespace Acme;

        [Network]
        [Input(4)]
        [Custom(typeof(Layer))]
        public sealed partial class User;
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
    [InlineData(
        "the body of a method",
        "=> x.CopyTo(y);",
        "=> dummy(x, y); private static void dummy(ReadOnlySpan<float> x, Span<float> y) { }",
        false
    )]
    [InlineData("the body of a method", ") { }", ") { dy.CopyTo(dx); }", false)]
    [InlineData(
        "a name of a parameter",
        "Span<float> y, ReadOnlySpan<float> scale) =>",
        "Span<float> y, ReadOnlySpan<float> factors) =>",
        false
    )]
    [InlineData("a comment", "namespace Acme;", "namespace Acme; // here", false)]
    [InlineData(
        "a type parameter",
        "Forward(ReadOnlySpan<float> x, Span<float> y, ReadOnlySpan<float> scale)",
        "Forward<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> scale)",
        true
    )]
    [InlineData("an axis", "ReadOnlySpan<float> scale) =>", "ReadOnlySpan<float> scale, int n) =>", true)]
    [InlineData("a rule", "scale[n] = 1", "scale[n] = 2", true)]
    [InlineData("the name of a method", "void Forward", "void Forwards", true)]
    [InlineData("the namespace", "namespace Acme;", "namespace Acme.Deep;", true)]
    public void AnEditPrintsTheUsersOfTheLayer(string edit, string old, string replacement, bool again) =>
        TrackedNetworks.AssertPrinted(edit, [Layer, User, UserOfUser], 0, old, replacement, ("User", again), ("UserOfUser", again));
}
