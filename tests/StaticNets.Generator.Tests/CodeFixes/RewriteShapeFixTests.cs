using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>The fix writes the shape that was probably intended.</summary>
public class RewriteShapeFixTests
{
    [Fact]
    public void LeavesAnAxisOfRowsOut() =>
        FixHost.Mends(
            new RewriteShapeFix(),
            """
            [Network]
            [Input(-1, 784)]
            [Dense(3)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(784)]
            [Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void WorksOutAnAxis() =>
        FixHost.Mends(
            new RewriteShapeFix(),
            """
            [Network]
            [Input(784)]
            [Reshape(28, -1, 1, Name = "image")]
            [Flatten]
            [Dense(3)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(784)]
            [Reshape(28, 28, 1, Name = "image")]
            [Flatten]
            [Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void LeavesTheNumberOfRowsOut() =>
        FixHost.Mends(
            new RewriteShapeFix(),
            """
            [Network]
            [Input(32, 784)]
            [Dense(3)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(784)]
            [Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void PutsChannelsLast() =>
        FixHost.Mends(
            new RewriteShapeFix(),
            """
            [Network]
            [Input(3, 32, 32)]
            [Conv2D(16, 3)]
            [Flatten]
            [Dense(3)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(32, 32, 3)]
            [Conv2D(16, 3)]
            [Flatten]
            [Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void PutsChannelsLastWhereWindowsAreTooLarge() =>
        FixHost.Mends(
            new RewriteShapeFix(),
            """
            [Network]
            [Input(new[] { 1, 28, 28 })]
            [Conv2D(16, 3)]
            [Flatten]
            [Dense(3)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(28, 28, 1)]
            [Conv2D(16, 3)]
            [Flatten]
            [Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void FindsTheInputInAnotherFile() =>
        FixHost.Mends(
            new RewriteShapeFix(),
            ["[Network] [Conv2D(4, 3)] [Flatten] [Dense(3)] public partial class Net;", "[Input(1, 28, 28)] public partial class Net;"],
            ["[Network] [Conv2D(4, 3)] [Flatten] [Dense(3)] public partial class Net;", "[Input(28, 28, 1)] public partial class Net;"]
        );

    [Fact]
    public void OffersNothingForOtherSizes() =>
        FixHost.OffersNothing(new RewriteShapeFix(), "[Network] [Input(28, 0)] [Flatten] [Dense(3)] public partial class Net;");
}
