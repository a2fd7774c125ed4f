using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET0014: the input moves above the first layer.</summary>
public class MoveInputFixTests
{
    [Fact]
    public void KeepsCommentsAndLineEnds() =>
        FixHost.Mends(
            new MoveInputFix(),
            """
            /// <summary>Digits.</summary>
            [Network]
            // The first layer.
            [Dense(3)]
            // Four features.
            [Input(4)] // features
            [Dense(2)]
            public partial class Net;
            """,
            """
            /// <summary>Digits.</summary>
            [Network]
            // Four features.
            [Input(4)] // features
            // The first layer.
            [Dense(3)]
            [Dense(2)]
            public partial class Net;
            """
        );

    [Fact]
    public void LeavesTheDocumentationAbove() =>
        FixHost.Mends(
            new MoveInputFix(),
            """
            /// <summary>Digits.</summary>
            [Dense(3)] [Input(4)]
            [Network]
            public partial class Net;
            """,
            """
            /// <summary>Digits.</summary>
            [Input(4)] [Dense(3)]
            [Network]
            public partial class Net;
            """
        );

    [Fact]
    public void WorksInOnePairOfBrackets() =>
        FixHost.Mends(
            new MoveInputFix(),
            """
            public class Other;

            [Network, Dense(3), Input(4)] partial class Net;
            """,
            """
            public class Other;

            [Network, Input(4), Dense(3)] partial class Net;
            """
        );
}
