using StaticNets;

#pragma warning disable IDE0161 // Block-scoped namespaces are what is tested.
namespace StaticNets.Tests.Networks.Placed.Block
{
    [Network(Loss = Loss.MeanSquaredError)]
    [Input(2)]
    [Dense(3)]
    internal sealed partial class InABlock : ILearnTargets<float>;
}

namespace StaticNets.Tests.Networks.Placed
{
    public static partial class OuterClass
    {
        internal partial struct OuterStruct
        {
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(2)]
            [Dense(3)]
            internal sealed partial class Nested : ILearnTargets<float>;
        }

        internal sealed partial record OuterRecord
        {
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(2)]
            [Dense(3)]
            public partial class Unsealed : ILearnTargets<float>;

            public static ILearnTargets<float> Hidden => new Private(5);

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(2)]
            [Dense(3)]
            private sealed partial class Private : ILearnTargets<float>;
        }
    }
}

[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(3)]
internal sealed partial class InNoNamespace : StaticNets.Tests.Networks.ILearnTargets<float>;
