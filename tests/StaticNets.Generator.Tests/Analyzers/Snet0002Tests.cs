using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>All types around a network must be partial.</summary>
public class Snet0002Tests
{
    [Fact]
    public void ReportsAContainingClass() =>
        Reports.Match(
            """
            public static class {|SNET0002:Models|}
            {
                [Network, Input(2), Dense(3)]
                public partial class Net;
            }
            """,
            "'Models' must be declared partial, because the network 'Net' inside it is completed in a second part"
        );

    [Fact]
    public void ReportsEachContainingType() =>
        Reports.Match(
            """
            public partial struct Outer
            {
                public interface {|SNET0002:Middle|}
                {
                    public record {|SNET0002:Inner|}
                    {
                        [Network, Input(2), Dense(3)]
                        public partial class Net;
                    }
                }
            }
            """,
            "'Middle' must be declared partial, because the network 'Net' inside it is completed in a second part",
            "'Inner' must be declared partial, because the network 'Net' inside it is completed in a second part"
        );

    [Fact]
    public void ReportsTheOneOfTwoTypesOfTheSameName() =>
        Reports.Match(
            """
            public partial class A
            {
                public partial class B
                {
                    public class {|SNET0002:A|}
                    {
                        [Network, Input(2), Dense(3)]
                        public partial class Net;
                    }
                }
            }
            """
        );

    [Fact]
    public void AcceptsPartialTypesAround() =>
        Reports.Match(
            """
            public partial struct Outer
            {
                public partial interface Middle
                {
                    public partial record Inner(int Value)
                    {
                        [Network, Input(2), Dense(3)]
                        internal sealed partial class Net;
                    }
                }
            }
            """
        );
}
