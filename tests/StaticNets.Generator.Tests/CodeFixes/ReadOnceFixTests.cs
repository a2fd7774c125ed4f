using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET2101: one fix makes the layer read the layer above once, another makes it explicitly read that layer twice.</summary>
public class ReadOnceFixTests
{
    [Fact]
    public void TakesTheNameAway() =>
        FixHost.Mends(
            new ReadOnceFix(),
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b", From = "input")]
            [Add("a", "b")]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b", From = "input")]
            [Add("a")]
            public partial class Net;
            """,
            "Read \"b\" once"
        );

    [Fact]
    public void KeepsTheOrderOfTheFeatures() =>
        FixHost.Mends(
            new ReadOnceFix(),
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b", From = "input")]
            [Concatenate("a", "b", Name = "both")]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b", From = "input")]
            [Concatenate("b", Name = "both", From = "a")]
            public partial class Net;
            """,
            "Read \"b\" once"
        );

    [Fact]
    public void KeepsTheOrderWhereItIsFirst() =>
        FixHost.Mends(
            new ReadOnceFix(),
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b", From = "input")]
            [Concatenate("b", "a")]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b", From = "input")]
            [Concatenate("a")]
            public partial class Net;
            """,
            "Read \"b\" once"
        );

    [Fact]
    public void SaysThatItIsMeant() =>
        FixHost.Mends(
            new ReadOnceFix(),
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b", From = "input")]
            [Multiply("a", "b")]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b", From = "input")]
            [Multiply("a", "b", From = "b")]
            public partial class Net;
            """,
            "Read \"b\" twice, as From = \"b\" says"
        );

    [Fact]
    public void SaysThatItIsMeantAlone() =>
        FixHost.Mends(
            new ReadOnceFix(),
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b")]
            [Add(new[] { "b" }, Name = "twice")]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b")]
            [Add(new[] { "b" }, Name = "twice", From = "b")]
            public partial class Net;
            """
        );
}
