using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>The value that was probably meant is written.</summary>
public class WriteValueFixTests
{
    [Fact]
    public void WritesAPercentageAsAShare() =>
        FixHost.Mends(
            new WriteValueFix(),
            """
            [Network]
            [Input(4)]
            [Dropout(50 /* % */)]
            [Dense(3)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [Dropout(0.5 /* % */)]
            [Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void WritesAMomentum() =>
        FixHost.Mends(
            new WriteValueFix(),
            """
            [Network]
            [Input(4)]
            [BatchNormalization(Momentum = 99)]
            [Dense(3)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [BatchNormalization(Momentum = 0.99)]
            [Dense(3)]
            public partial class Net;
            """
        );

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
        FixHost.OffersNothing(new WriteValueFix(), "[Network] [Input(4)] [Dropout(1.5)] [Dense(3)] public partial class Net;");
}
