using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Kinds of classes that cannot be a network.</summary>
public class Snet0003Tests
{
    [Fact]
    public void ReportsAStaticClass() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            public static partial class {|SNET0003:Net|};
            """,
            "'Net' is static; a network must be a plain class that can be created with new"
        );

    [Fact]
    public void ReportsAnAbstractClass() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            public abstract partial class {|SNET0003:Net|};
            """,
            "'Net' is abstract; a network must be a plain class that can be created with new"
        );

    [Fact]
    public void ReportsARecord() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            public partial record {|SNET0003:Net|};
            """,
            "'Net' is a record; a network must be a plain class that can be created with new"
        );

    [Fact]
    public void ReportsARecordWithParameters() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            public sealed partial record {|SNET0003:Net|}(int Seed);
            """,
            "'Net' is a record; a network must be a plain class that can be created with new"
        );

    [Fact]
    public void ReportsAGenericClass() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            public partial class {|SNET0003:Net|}<T>;
            """,
            "'Net' is generic; a network must be a plain class that can be created with new"
        );

    [Fact]
    public void ReportsAFileLocalClass() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            file partial class {|SNET0003:Net|};
            """,
            "'Net' is visible in its own file only; a network must be a plain class that can be created with new"
        );

    [Theory]
    [InlineData("Engine")]
    [InlineData("Summary")]
    [InlineData("Clone")]
    public void ReportsAClassCalledLikeItsMember(string name) =>
        Reports.Match(
            $$"""
            [Network, Input(2), Dense(3)]
            public partial class {|SNET0003:{{name}}|};
            """,
            $"'{name}' is called like a member that every network has; a network must be a plain class that can be created with new"
        );

    [Theory]
    [InlineData("State")]
    [InlineData("NewState")]
    [InlineData("Step")]
    public void ReportsARecurrentNetworkCalledLikeItsMember(string name)
    {
        Reports.Match(
            $$"""
            [Network, Input(6, 2), SimpleRnn(3)]
            public partial class {|SNET0003:{{name}}|};
            """,
            $"'{name}' is called like a member that networks with recurrent layers or causal convolutions have; a network must be a plain class that can be created with new"
        );
        Reports.Match(
            $$"""
            [Network, Input(2), Dense(3)]
            public partial class {{name}};
            """
        );
    }

    [Fact]
    public void ReportsACausalNetworkCalledLikeItsMember()
    {
        Reports.Match(
            """
            [Network, Input(6, 2), Conv1D(3, 2, Padding = Padding.Causal)]
            public partial class {|SNET0003:Step|};
            """
        );
        Reports.Match(
            """
            [Network, Input(6, 2), Conv1D(3, 2, Padding = Padding.Same)]
            public partial class Step;
            """
        );
    }

    [Fact]
    public void ReportsARequiredMember() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            public partial class {|SNET0003:Net|}
            {
                public required string Title { get; set; }
            }
            """,
            "'Net' is asking for 'Title' to be set, which Load and Clone cannot do; a network must be a plain class that can be created with new"
        );

    [Fact]
    public void ReportsABaseThatWantsArguments() =>
        Reports.Match(
            """
            public class Named
            {
                public Named(string name) => Name = name;

                public string Name { get; }
            }

            [Network, Input(2), Dense(3)]
            public partial class {|SNET0003:Net|} : Named
            {
                public Net(string name) : base(name) { }
            }
            """,
            "'Net' is derived from 'Named', which has no constructor without parameters; a network must be a plain class that can be created with new"
        );

    [Fact]
    public void AcceptsAPlainBase() =>
        Reports.Match(
            """
            public class Named
            {
                public string Name { get; set; } = "";
            }

            [Network, Input(2), Dense(3)]
            public partial class Net : Named;
            """
        );

    [Fact]
    public void ReportsAPrimaryConstructor() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            public partial class {|SNET0003:Net|}(int seed)
            {
                public int Seed => seed;
            }
            """,
            "'Net' is declared with a primary constructor; a network must be a plain class that can be created with new"
        );

    [Fact]
    public void ReportsAnEmptyPrimaryConstructor() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            public partial class {|SNET0003:Net|}();
            """,
            "'Net' is declared with a primary constructor; a network must be a plain class that can be created with new"
        );

    [Fact]
    public void ReportsAClassInAGenericType() =>
        Reports.Match(
            """
            public partial class Outer<T>
            {
                public partial class Middle
                {
                    [Network, Input(2), Dense(3)]
                    public partial class {|SNET0003:Net|};
                }
            }
            """,
            "'Net' is nested in the generic type 'Outer'; a network must be a plain class that can be created with new"
        );

    [Fact]
    public void ReportsAClassInAFileLocalType() =>
        Reports.Match(
            """
            file partial class Outer
            {
                [Network, Input(2), Dense(3)]
                public partial class {|SNET0003:Net|};
            }
            """,
            "'Net' is nested in 'Outer', which is visible in its own file only; a network must be a plain class that can be created with new"
        );

    [Fact]
    public void AcceptsASealedClassWithABase() =>
        Reports.Match(
            """
            public abstract class Base;

            [Network, Input(2), Dense(3)]
            internal sealed partial class Net : Base, IDisposable
            {
                public Net(string text)
                    : this(text.Length) { }

                public void Dispose() { }
            }
            """
        );

    [Fact]
    public void AcceptsStructsSinceTheCompilerRejectsThem() =>
        Reports.Match(
            """
            [{|CS0592:Network|}, {|CS0592:Input|}(2), {|CS0592:Dense|}(3)]
            public partial struct Net;

            [{|CS0592:Network|}, {|CS0592:Input|}(2), {|CS0592:Dense|}(0)]
            public partial record struct RecordNet(int Predict);

            [{|CS0592:Network|}]
            public partial interface INet;
            """
        );

    [Fact]
    public void ReportsANetworkDerivedFromAnother() =>
        Reports.Match(
            """
            [Network]
            [Input(3)]
            [Dense(2)]
            public partial class Net;

            public partial class Middle : Net;

            [Network]
            [Input(3)]
            [Dense(2)]
            public partial class {|SNET0003:Sub|} : Middle;
            """,
            "'Sub' is derived from the network 'Net'; a network must be a plain class that can be created with new"
        );

    [Fact]
    public void ReportsAWrongKindThatIsNotPartialOnce() =>
        Reports.Match(
            """
            public class Outer
            {
                [Network]
                [Input(3)]
                [Dense(2)]
                public record {|SNET0003:Net|};
            }
            """
        );

    [Theory]
    [InlineData("Tape")]
    [InlineData("Learner")]
    [InlineData("Forward")]
    [InlineData("Apply")]
    public void ReportsAClassCalledLikeAMemberOfNetworksWithoutALoss(string name) =>
        Reports.Match(
            $$"""
            [Network, Input(2), Dense(3)]
            public partial class {|SNET0003:{{name}}|};
            """,
            $"'{name}' is called like a member that networks without a loss have; a network must be a plain class that can be created with new"
        );

    [Theory]
    [InlineData("Activations")]
    [InlineData("ActivationEngine")]
    public void ReportsAClassCalledLikeAMemberForTheOutputsOfLayers(string name)
    {
        Reports.Match(
            $$"""
            [Network(Activations = true), Input(2), Dense(3)]
            public partial class {|SNET0003:{{name}}|};
            """,
            $"'{name}' is called like a member that networks with Activations = true have; a network must be a plain class that can be created with new"
        );
        Reports.Match($"[Network, Input(2), Dense(3)] public partial class {name};");
    }

    [Fact]
    public void AcceptsSuchANameOfANetworkWithALoss() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError), Input(2), Dense(3)]
            public partial class Tape;

            [Network, Input(2), Dense(3, Name = "y"), Output("y", Loss = Loss.MeanSquaredError)]
            public partial class Apply;
            """
        );
}
