using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Every constructor must call a generated one, which creates the weights.</summary>
public class Snet0012Tests
{
    [Fact]
    public void ReportsAConstructorThatCallsNoOther() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class Net
            {
                public {|SNET0012:Net|}(string text) { }

                internal {|SNET0012:Net|}(long seed)
                    : base() { }
            }
            """,
            "This constructor of 'Net' must call a generated one, which creates the weights: write ': this(seed)' or ': this()' after its parameters",
            "This constructor of 'Net' must call a generated one, which creates the weights: write ': this(seed)' or ': this()' after its parameters"
        );

    [Fact]
    public void AcceptsConstructorsThatGoOn() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class Net
            {
                static Net() { }

                public Net(string text)
                    : this(text.Length) { }

                public Net(long seed)
                    : this(seed.ToString()) { }
            }
            """
        );
}
