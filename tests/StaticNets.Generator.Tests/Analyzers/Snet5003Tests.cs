using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A model has enough units to do anything.</summary>
public class Snet5003Tests
{
    [Fact]
    public void ReportsModelsThatAreTooSmall() =>
        Reports.Match(
            """
            [{|SNET5003:SelfOrganizingMap(1, 1, 64)|}]
            public partial class Map;

            [{|SNET5003:Boltzmann(1, 0)|}]
            public partial class Machine;

            [{|SNET5003:DeepBelief(784)|}]
            public partial class Stack;
            """,
            "[SelfOrganizingMap] of 'Map' is too small: a map needs at least 2 units",
            "[Boltzmann] of 'Machine' is too small: a Boltzmann machine needs at least 2 units",
            "[DeepBelief] of 'Stack' is too small: a stack needs at least 2 layers of units, for example [DeepBelief(784, 500)]"
        );

    [Fact]
    public void AcceptsTheSmallestModels() =>
        Reports.Match(
            """
            [SelfOrganizingMap(1, 2, 1)]
            public partial class Map;

            [Boltzmann(1, 1)]
            public partial class Machine;

            [DeepBelief(1, 1)]
            public partial class Stack;
            """
        );
}
