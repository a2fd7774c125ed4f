using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A size is 1 or more.</summary>
public class Snet1001Tests
{
    [Fact]
    public void ReportsUnits() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense({|SNET1001:0|})]
            public partial class Net;
            """,
            "'dense' has units = 0, but a size must be 1 or more"
        );

    [Fact]
    public void ReportsUnitsByName() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(units: {|SNET1001:-3|}, Activation = Activation.Relu, Name = "head")]
            public partial class Net;
            """,
            "'head' has units = -3, but a size must be 1 or more"
        );

    [Fact]
    public void ReportsInputs() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Inputs = {|SNET1001:0|})]
            public partial class Net;
            """,
            "'dense' has Inputs = 0, but a size must be 1 or more"
        );

    [Fact]
    public void ReportsEachAxisOfTheInput() =>
        Reports.Match(
            """
            [Network]
            [Input(28, {|SNET1001:0|}, {|SNET1001:-1|})]
            [Flatten]
            [Dense(3)]
            public partial class Net;
            """,
            "'input' has shape = 28×0×-1, but a size must be 1 or more",
            "'input' has shape = 28×0×-1, but a size must be 1 or more"
        );

    [Fact]
    public void ReportsAnInputWithoutAxes() =>
        Reports.Match(
            """
            [Network]
            [{|SNET1001:Input|}]
            [Dense(3)]
            public partial class Net;
            """,
            "'input' has shape = (), but a size must be 1 or more"
        );

    /// <summary>The compiler only warns of it, and not even that where nullable references are off.</summary>
    [Fact]
    public void ReportsAnInputThatIsNull() =>
        Reports.Match(
            """
            [Network]
            [{|SNET1001:Input(null)|}]
            [Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsTheAttributeWhenTheShapeIsAnArray() =>
        Reports.Match(
            """
            [Network]
            [{|SNET1001:Input(new int[] { 3, 0 })|}]
            [Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsOne() =>
        Reports.Match(
            """
            [Network]
            [Input(1)]
            [Dense(1, Inputs = 1)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsASizeThatTheCompilerRejects() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense({|CS1503:"0"|})]
            [Dense(3, Inputs = 7)]
            public partial class Net;
            """
        );
}
