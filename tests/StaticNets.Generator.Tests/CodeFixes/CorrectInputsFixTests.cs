using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET1002: the declared number of inputs is replaced by the number of outputs of the layer above.</summary>
public class CorrectInputsFixTests
{
    [Fact]
    public void ReplacesTheNumber() =>
        FixHost.Mends(
            new CorrectInputsFix(),
            """
            [Network]
            [Input(28, 28, 1)]
            [Flatten]
            [Dense(10, Inputs = /* pixels */ 28 * 28 * 3 /* in all */, Name = "head")]
            public partial class Net;
            """,
            """
            [Network]
            [Input(28, 28, 1)]
            [Flatten]
            [Dense(10, Inputs = /* pixels */ 784 /* in all */, Name = "head")]
            public partial class Net;
            """
        );

    [Fact]
    public void ReplacesAllNumbersAtOnce() =>
        FixHost.MendsAll(
            new CorrectInputsFix(),
            """
            [Network]
            [Input(4)]
            [Dense(128, Inputs = 5)]
            [Dense(10,
                Inputs = 64)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [Dense(128, Inputs = 4)]
            [Dense(10,
                Inputs = 128)]
            public partial class Net;
            """
        );

    [Fact]
    public void SaysTheNumber() =>
        Assert.Equal(
            ["Write Inputs = 4"],
            FixHost.Titles(
                new CorrectInputsFix(),
                """
                [Network, Input(4), Dense(3, Inputs = 5)]
                public partial class Net;
                """
            )
        );

    [Fact]
    public void WritesTheChannels() =>
        FixHost.Mends(
            new CorrectInputsFix(),
            """
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(6, 3, Inputs = 192, Padding = Padding.Same)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(6, 3, Inputs = 3, Padding = Padding.Same)]
            public partial class Net;
            """
        );
}
