using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

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
    public void AnEditPrintsTheUsersOfTheLayer(string edit, string old, string replacement, bool again)
    {
        Assert.Contains(old, Layer, StringComparison.Ordinal);
        string[] texts = [Layer, User, UserOfUser, Other];
        SyntaxTree[] before = [.. texts.Select((text, i) => GeneratorHost.Parse(text, $"File{i}.cs"))];
        SyntaxTree[] after = [GeneratorHost.Parse(Layer.Replace(old, replacement, StringComparison.Ordinal), "File0.cs"), .. before[1..]];
        IReadOnlyDictionary<string, Reasons> reasons = TrackedNetworks.AfterEdit(before, after);
        Reasons expected = again ? _again : _kept;
        Assert.True(reasons["User"] == expected, $"{edit}: {reasons["User"]}");
        Assert.True(reasons["UserOfUser"] == expected, $"{edit}, the user of the user: {reasons["UserOfUser"]}");
        Assert.True(reasons["Other"] == _kept, $"{edit}, another network: {reasons["Other"]}");
    }
}
