using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The value that a part reads must have the shape of the part's [Input].</summary>
public class Snet1301Tests
{
    private const string Encoder = """
        [Network, Input(8), Dense(4)]
        public partial class Encoder;

        """;

    [Fact]
    public void ReportsALayerAboveThePartThatProducesAnotherShape() =>
        Reports.Match(
            Encoder
                + """
                [Network]
                [Input(12)]
                [Dense(9)]
                [{|SNET1301:Use<Encoder>|}]
                [Dense(2)]
                public partial class Net;
                """,
            "The part 'encoder' reads 8, the [Input] of 'Encoder', but 'dense' of 'Net' produces 9"
        );

    [Fact]
    public void ReportsTheSameNumbersInAnotherShape() =>
        Reports.Match(
            Encoder
                + """
                [Network]
                [Input(2, 4)]
                [{|SNET1301:Use<Encoder>(Name = "code", From = "input")|}]
                public partial class Net;
                """,
            "The part 'code' reads 8, the [Input] of 'Encoder', but 'input' of 'Net' produces 2×4"
        );

    /// <summary>The inner part reads a wrong shape in the class Middle, so SNET1301 is reported there.</summary>
    [Fact]
    public void ReportsAPartInAPartAtItsOwnClassAndTheOuterOne() =>
        Reports.Match(
            Encoder
                + """
                [Network, Input(9), {|SNET1301:Use<Encoder>|}]
                public partial class Middle;

                [Network]
                [Input(9)]
                [{|SNET0023:Use<Middle>|}]
                public partial class Net;
                """
        );

    [Fact]
    public void AcceptsTheShapeOfTheInput() =>
        Reports.Match(
            Encoder
                + """
                [Network, Input(8), Use<Encoder>]
                public partial class Middle;

                [Network]
                [Input(2, 4)]
                [Flatten]
                [Use<Middle>]
                public partial class Net;
                """
        );
}
