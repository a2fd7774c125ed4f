using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A part stands where its input's shape is produced.</summary>
public class Snet1018Tests
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
                [{|SNET1018:Use<Encoder>|}]
                [Dense(2)]
                public partial class Net;
                """,
            "The part 'encoder' reads 8, the [Input] of 'Encoder', but 'dense' produces 9"
        );

    [Fact]
    public void ReportsTheSameNumbersInAnotherShape() =>
        Reports.Match(
            Encoder
                + """
                [Network]
                [Input(2, 4)]
                [{|SNET1018:Use<Encoder>(Name = "code", From = "input")|}]
                public partial class Net;
                """,
            "The part 'code' reads 8, the [Input] of 'Encoder', but 'input' produces 2×4"
        );

    /// <summary>The mistake is in the place of the inner part, which is written in the other class.</summary>
    [Fact]
    public void ReportsAPartInAPartAtItsOwnClassAndTheOuterOne() =>
        Reports.Match(
            Encoder
                + """
                [Network, Input(9), {|SNET1018:Use<Encoder>|}]
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
