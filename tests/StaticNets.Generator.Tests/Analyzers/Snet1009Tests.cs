using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Sizes that an array can hold.</summary>
public class Snet1009Tests
{
    [Fact]
    public void ReportsParameters() =>
        Reports.Match(
            """
            [Network]
            [Input(512, 512)]
            [Flatten]
            [{|SNET1009:Dense(131072)|}]
            [Dense(65536)]
            [Dense(1)]
            public partial class Net;
            """,
            "'dense' is too large: 42 949 935 105 parameters in the whole network, but an array holds at most 2 147 483 591 numbers"
        );

    [Fact]
    public void ReportsAnInput() =>
        Reports.Match(
            """
            [Network]
            [{|SNET1009:Input(40000, 10000)|}]
            [Flatten]
            public partial class Net;
            """,
            "'input' is too large: a pass over 6 samples holds 2 400 000 000 inputs, but an array holds at most 2 147 483 591 numbers"
        );

    [Fact]
    public void ReportsAnInputBeyondAllFigures() =>
        Reports.Match(
            """
            [Network]
            [{|SNET1009:Input(2147483647, 2147483647, 2147483647)|}]
            [Flatten]
            public partial class Net;
            """,
            "'input' is too large: a pass over 6 samples holds more than 9 223 372 036 854 775 806 inputs, but an array holds at most 2 147 483 591 numbers"
        );

    [Fact]
    public void ReportsOutputs() =>
        Reports.Match(
            """
            [Network]
            [Input(1)]
            [{|SNET1009:Dense(100000000)|}]
            public partial class Net;
            """,
            "'dense' is too large: a pass over 6 samples holds 3 000 000 672 values and gradients up to this layer, but an array holds at most 2 147 483 591 numbers"
        );

    [Fact]
    public void AcceptsWhatFits() =>
        Reports.Match(
            """
            [Network]
            [Input(24, 24)]
            [Flatten]
            [Dense(288)]
            [Dense(144)]
            [Dense(1)]
            public partial class Net;

            public static class Use
            {
                // Another figure would be a division by zero, which the compiler rejects.
                public const int One = 1 / (Net.ParameterCount == 207_937 ? 1 : 0);
            }
            """
        );
}
