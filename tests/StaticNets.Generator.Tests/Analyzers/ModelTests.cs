using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Models that are no stack of layers are checked by the rules for networks where these apply.</summary>
public class ModelTests
{
    [Fact]
    public void ReportsSizesOutOfRange() =>
        Reports.Match(
            """
            [Hopfield({|SNET2007:1|})]
            public partial class A;

            [MarkovChain({|SNET2007:-3|})]
            public partial class B;

            [SelfOrganizingMap({|SNET2007:0|}, 2, features: {|SNET2007:0|})]
            public partial class C;

            [RestrictedBoltzmann(visible: {|SNET2007:0|}, hidden: 3)]
            public partial class D;

            [DeepBelief(4, {|SNET2007:0|}, 3)]
            public partial class E;

            [Boltzmann(4, {|SNET2007:-1|})]
            public partial class F;
            """,
            "'A' has units = 1, but it must be at least 2",
            "'B' has states = -3, but it must be at least 2",
            "'C' has height = 0, but it must be at least 1",
            "'C' has features = 0, but it must be at least 1",
            "'D' has visible = 0, but it must be at least 1",
            "'E' has units = 0, but it must be at least 1",
            "'F' has hidden = -1, but it must be at least 0"
        );

    [Fact]
    public void ReportsModelsThatAreTooLarge() =>
        Reports.Match(
            """
            [{|SNET1009:Hopfield(50_000)|}]
            public partial class A;

            [{|SNET1009:SelfOrganizingMap(100_000, 100_000, 100_000)|}]
            public partial class B;

            [{|SNET1009:DeepBelief(2_000_000, 1_000, 2_000_000)|}]
            public partial class C;
            """,
            "'A' is too large: 2 500 000 000 parameters, but an array holds at most 2 147 483 591 numbers",
            "'B' is too large: 1 000 000 000 000 000 parameters, but an array holds at most 2 147 483 591 numbers",
            "'C' is too large: 4 004 002 000 parameters, but an array holds at most 2 147 483 591 numbers"
        );

    [Fact]
    public void ReportsClassesThatCannotBeCompleted() =>
        Reports.Match(
            """
            [Hopfield(4)]
            public class {|SNET0001:NotPartial|};

            [Hopfield(4)]
            public static partial class {|SNET0003:Static|};

            [Hopfield(4)]
            public partial class {|SNET0003:Units|};

            [Hopfield(4)]
            public partial class Taken
            {
                public int {|SNET0009:Units|} => 3;
            }

            [RestrictedBoltzmann(4, 2)]
            public partial class Unchained
            {
                public {|CS7036:{|SNET0012:Unchained|}|}(string name) { }
            }
            """,
            "'NotPartial' must be declared partial, because its members are generated into a second part of it",
            "'Static' is static; a network must be a plain class that can be created with new",
            "'Units' is called like a member that it receives; a network must be a plain class that can be created with new",
            "The name 'Units' is taken twice in 'Taken': StaticNets generates one, so give yours another name",
            "This constructor of 'Unchained' must call a generated one, which creates the weights: write ': this(seed)' or ': this()' after its parameters"
        );

    [Fact]
    public void ReportsUndefinedValues() =>
        Reports.Match(
            """
            [RestrictedBoltzmann(4, 2, VisibleUnits = {|SNET1010:(VisibleUnits)7|})]
            public partial class A;
            """,
            "'A' has VisibleUnits = 7, but there is no such member: use one of the named ones"
        );

    /// <summary>A class with a mistake still has its members, so that their uses cause no further errors.</summary>
    [Fact]
    public void AModelWithAMistakeHasItsMembers() =>
        Reports.Match(
            """
            [DeepBelief(4, {|SNET2007:0|}, 3)]
            public partial class Stack;

            public static class Program
            {
                public static void Use()
                {
                    Stack stack = new(seed: 3);
                    stack.Fit(new float[Stack.Visible]);
                    _ = Stack.Load("file");
                }
            }
            """,
            "'Stack' has units = 0, but it must be at least 1"
        );
}
