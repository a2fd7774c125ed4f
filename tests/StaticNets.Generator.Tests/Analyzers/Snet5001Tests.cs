using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A class is one model or one network.</summary>
public class Snet5001Tests
{
    [Fact]
    public void ReportsTwoModels() =>
        Reports.Match(
            """
            [Hopfield(4)]
            [MarkovChain(3)]
            public partial class {|SNET5001:Both|};
            """,
            "'Both' has [Hopfield] and [MarkovChain], but a class is one model or one network: declare two classes"
        );

    [Fact]
    public void ReportsANetworkAndAModel() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            [Boltzmann(3, 2)]
            public partial class {|SNET5001:Both|};

            [DeepBelief(4, 3)]
            [Dense(3)]
            public partial class {|SNET5001:Layered|};
            """,
            "'Both' has [Boltzmann] and [Network], but a class is one model or one network: declare two classes",
            "'Layered' has [DeepBelief] and [Dense], but a class is one model or one network: declare two classes"
        );

    [Fact]
    public void AcceptsEveryModelAlone() =>
        Reports.Match(
            """
            [Hopfield(4)]
            public partial class A;

            [MarkovChain(4)]
            public partial class B;

            [SelfOrganizingMap(2, 1, 1)]
            public partial class C;

            [RestrictedBoltzmann(1, 1, VisibleUnits = VisibleUnits.Gaussian)]
            public sealed partial class D;

            [DeepBelief(1, 2, 3)]
            internal sealed partial class E : IDisposable
            {
                public void Dispose() { }
            }

            public static partial class Outer
            {
                [Boltzmann(2, 0)]
                public partial class F;
            }
            """
        );
}
