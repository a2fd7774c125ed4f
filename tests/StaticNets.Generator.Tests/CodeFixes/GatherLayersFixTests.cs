using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET0005: the layers are moved to the partial declaration that has <c>[Network]</c>.</summary>
public class GatherLayersFixTests
{
    [Fact]
    public void MovesLayersBehindItsOwn() =>
        FixHost.Mends(
            new GatherLayersFix(),
            """
            [Network]
            [Input(4)]
            [Dense(3)] // first
            public partial class Net;

            /// <summary>More.</summary>
            [Dense(5)]
            // then
            [Dense(2, Name = "last")] // at last
            [Obsolete]
            public partial class Net
            {
                public int Size => 1;
            }
            """,
            """
            [Network]
            [Input(4)]
            [Dense(3)] // first
            [Dense(5)]
            // then
            [Dense(2, Name = "last")] // at last
            public partial class Net;

            /// <summary>More.</summary>
            [Obsolete]
            public partial class Net
            {
                public int Size => 1;
            }
            """
        );

    [Fact]
    public void MovesLayersBeforeItsOwn() =>
        FixHost.Mends(
            new GatherLayersFix(),
            """
            namespace Acme
            {
                [Dense(7)]
                public partial class Net;

                /// <summary>A network.</summary>
                [Dense(5)]
                [Network]
                public partial class Net;

                [Dense(3), Obsolete, Flatten, Input(4)]
                public partial class Net;
            }
            """,
            """
            namespace Acme
            {
                public partial class Net;

                /// <summary>A network.</summary>
                [Dense(7)]
                [Dense(5)]
                [Dense(3)]
                [Flatten]
                [Network]
                public partial class Net;

                [Obsolete, Input(4)]
                public partial class Net;
            }
            """
        );

    [Fact]
    public void MovesIntoAListThatBeginsWithTheNetwork() =>
        FixHost.Mends(
            new GatherLayersFix(),
            """
            [Dense(7)]
            [Dense(6)]
            public partial class Net;

            [Network, Input(4), Dense(5)]
            public partial class Net;
            """,
            """
            public partial class Net;

            [Network, Input(4), Dense(7), Dense(6), Dense(5)]
            public partial class Net;
            """
        );

    [Fact]
    public void MovesToAPartWithoutLayers() =>
        FixHost.Mends(
            new GatherLayersFix(),
            """
            [Dense(7)] public partial class Net;

                [Network]
                [Input(4)]
                public partial class Net;

            [Dense(5)] public partial class Net;
            """,
            """
            public partial class Net;

                [Network]
                [Input(4)]
                [Dense(7)]
                [Dense(5)]
                public partial class Net;

            public partial class Net;
            """
        );

    /// <summary>
    /// The layers are moved in the order of the files. The names of their attributes are as short as the usings of the receiving file
    /// allow.
    /// </summary>
    [Fact]
    public void MovesAcrossFiles() =>
        FixHost.Mends(
            new GatherLayersFix(),
            [
                """
                [Dense(3, Activation = Activation.Relu)]
                public partial class Net;
                """,
                """
                [Dense(4)]
                public partial class Net;
                """,
                """
                [Network(Loss = Loss.MeanSquaredError)]
                [Input(4)]
                [Dense(5)]
                public partial class Net;
                """,
                """
                [StaticNets.Dense(2, KernelInitializer = StaticNets.Initializer.Zeros)]
                [DenseAttribute(1)]
                public partial class Net;
                """,
            ],
            [
                """
                public partial class Net;
                """,
                """
                public partial class Net;
                """,
                """
                [Network(Loss = Loss.MeanSquaredError)]
                [Input(4)]
                [Dense(3, Activation = Activation.Relu)]
                [Dense(4)]
                [Dense(5)]
                [Dense(2, KernelInitializer = Initializer.Zeros)]
                [Dense(1)]
                public partial class Net;
                """,
                """
                public partial class Net;
                """,
            ]
        );

    /// <summary>The attribute of a block may be in another namespace than the layers of the library, or in a class.</summary>
    [Fact]
    public void MovesBlocksAcrossFiles() =>
        FixHost.Mends(
            new GatherLayersFix(),
            [
                """
                using Acme;

                [Wide(3)]
                [Holder.Narrow]
                public partial class Net;
                """,
                """
                [Network]
                [Input(4)]
                [Dense(5)]
                public partial class Net;

                namespace Acme
                {
                    [Dense("units")]
                    public sealed class WideAttribute(int units) : BlockAttribute
                    {
                        public int Units { get; } = units;
                    }

                    public static class Holder
                    {
                        [Dense(1)]
                        public sealed class NarrowAttribute : BlockAttribute;
                    }
                }
                """,
            ],
            [
                """
                using Acme;

                public partial class Net;
                """,
                """
                [Network]
                [Input(4)]
                [Acme.Wide(3)]
                [Acme.Holder.Narrow]
                [Dense(5)]
                public partial class Net;

                namespace Acme
                {
                    [Dense("units")]
                    public sealed class WideAttribute(int units) : BlockAttribute
                    {
                        public int Units { get; } = units;
                    }

                    public static class Holder
                    {
                        [Dense(1)]
                        public sealed class NarrowAttribute : BlockAttribute;
                    }
                }
                """,
            ]
        );

    [Fact]
    public void SaysWhatItDoes() =>
        Assert.Equal(
            ["Move all layers here, in the order of the source"],
            FixHost.Titles(
                new GatherLayersFix(),
                """
                [Network]
                [Input(4)]
                [Dense(3)]
                public partial class Net;

                [Flatten]
                public partial class Net;
                """
            )
        );
}
