using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>The fix writes the value that was probably intended.</summary>
public class WriteValueFixTests
{
    [Fact]
    public void WritesTheNearestTensor() =>
        FixHost.Mends(
            new WriteValueFix(),
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class Net
            {
                public static void Zero(Net net) => net.Parameters.Set("dense/biases", new float[3]);
            }
            """,
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class Net
            {
                public static void Zero(Net net) => net.Parameters.Set("dense/bias", new float[3]);
            }
            """
        );

    [Fact]
    public void OffersNothingWhereNothingIsNear() =>
        FixHost.OffersNothing(
            new WriteValueFix(),
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class Net
            {
                public static void Zero(Net net) => net.Parameters.Set("elsewhere", new float[3]);
            }
            """
        );
}
