using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Either all outputs must have a loss, or none.</summary>
public class Snet1017Tests
{
    [Fact]
    public void ReportsAnOutputWithoutALossBesideOneWithALoss() =>
        Reports.Match(
            """
            [Network]
            [Input(8)]
            [Dense(4, Name = "code")]
            [Dense(1, Name = "price")]
            [Output("price", Loss = Loss.MeanSquaredError)]
            [{|SNET1017:Output("code")|}]
            public partial class Net;
            """,
            "The output 'code' has no loss, but 'price' has one: give it a Loss too, with Weight = 0 if it shall not be trained"
        );

    [Fact]
    public void AcceptsAnOutputThatIsMeasuredOnly() =>
        Reports.Match(
            """
            [Network]
            [Input(8)]
            [Dense(4, Name = "code")]
            [Dense(1, Name = "price")]
            [Output("price", Loss = Loss.MeanSquaredError)]
            [Output("code", Loss = Loss.MeanSquaredError, Weight = 0)]
            public partial class Net;
            """
        );
}
