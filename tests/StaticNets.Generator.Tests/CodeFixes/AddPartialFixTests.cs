using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET0001 and SNET0002: <c>partial</c> is added right before the keyword of the type.</summary>
public class AddPartialFixTests
{
    [Fact]
    public void AddsItBehindTheOtherModifiers() =>
        FixHost.Mends(
            new AddPartialFix(),
            """
            [Network, Input(2), Dense(3)]
            public sealed class Net; // a network
            """,
            """
            [Network, Input(2), Dense(3)]
            public sealed partial class Net; // a network
            """
        );

    [Fact]
    public void TakesOverCommentsWhenThereAreNoModifiers() =>
        FixHost.Mends(
            new AddPartialFix(),
            """
            /// <summary>A network.</summary>
            [Network]
            [Input(2)]
            [Dense(3)]
            // kept here
            class Net
            {
                int _mine;
            }
            """,
            """
            /// <summary>A network.</summary>
            [Network]
            [Input(2)]
            [Dense(3)]
            // kept here
            partial class Net
            {
                int _mine;
            }
            """
        );

    [Fact]
    public void MakesAContainingTypePartial() =>
        FixHost.Mends(
            new AddPartialFix(),
            """
            namespace Acme
            {
                internal readonly record struct Models(int Count)
                {
                    [Network, Input(2), Dense(3)]
                    public partial class Net;
                }
            }
            """,
            """
            namespace Acme
            {
                internal readonly partial record struct Models(int Count)
                {
                    [Network, Input(2), Dense(3)]
                    public partial class Net;
                }
            }
            """
        );

    [Fact]
    public void MendsTypesInsideEachOtherAtOnce() =>
        FixHost.MendsAll(
            new AddPartialFix(),
            """
            public class Outer
            {
                interface IMiddle
                {
                    [Network, Input(2), Dense(3)]
                    public class First;

                    [Network, Input(2), Dense(3)]
                    class Second;
                }
            }
            """,
            """
            public partial class Outer
            {
                partial interface IMiddle
                {
                    [Network, Input(2), Dense(3)]
                    public partial class First;

                    [Network, Input(2), Dense(3)]
                    partial class Second;
                }
            }
            """
        );

    [Fact]
    public void SaysWhichTypeItChanges() =>
        Assert.Equal(
            ["Make 'Net' partial"],
            FixHost.Titles(
                new AddPartialFix(),
                """
                [Network, Input(2), Dense(3)]
                public class Net;
                """
            )
        );
}
