using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A model is derived from the library's class of its kind.</summary>
public class Snet5002Tests
{
    [Fact]
    public void ReportsABaseClass() =>
        Reports.Match(
            """
            public class Shape;

            [Hopfield(25)]
            public partial class {|SNET5002:Memory|} : Shape;
            """,
            "'Memory' is derived from 'Shape', but [Hopfield] derives it from 'HopfieldNetwork': remove the base class"
        );

    [Fact]
    public void ReportsAnotherModelAsTheBaseClass() =>
        Reports.Match(
            """
            [Hopfield(25)]
            public partial class First;

            [MarkovChain(2)]
            public partial class {|SNET5002:Second|} : First;
            """,
            "'Second' is derived from 'First', but [MarkovChain] derives it from 'MarkovChain': remove the base class"
        );

    [Fact]
    public void AcceptsTheClassOfItsKind() =>
        Reports.Match(
            """
            [Hopfield(25)]
            public partial class Memory : HopfieldNetwork;

            [Hopfield(25)]
            public partial class Second : IDisposable
            {
                public void Dispose() { }
            }
            """
        );
}
