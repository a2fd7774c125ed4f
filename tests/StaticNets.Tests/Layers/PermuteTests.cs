using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(4, 6, 3)]
[Permute(2, 0, 1)]
[Conv2D(9, 2, Activation = Activation.Tanh)]
[Permute(1, 0, 2)]
[Conv2D(5, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Permute(0, 2, 1)]
[Flatten]
[Dense(3)]
public sealed partial class PermutedSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 6, 3)]
[Permute(2, 0, 1)]
[Conv2D(9, 2, Activation = Activation.Tanh)]
[Permute(1, 0, 2)]
[Conv2D(5, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Permute(0, 2, 1)]
[Flatten]
[Dense(3)]
public sealed partial class PermutedDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 4, 19)]
[Permute(1, 0, 2)]
public sealed partial class OnlyPermuteSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 3)]
[Permute(2, 0, 1)]
public sealed partial class OnlyPermuteDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(7, 9)]
[Permute(1, 0)]
public sealed partial class TransposedSingle : ILearnTargets<float>;

/// <summary>An axis of length 1 moves, so that nothing is computed.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 4, 3)]
[Permute(1, 2, 0)]
[Flatten]
[Dense(2)]
public sealed partial class MovedAxis : ILearnTargets<double>;

/// <summary>The second order undoes the first one, and another layer reads the same value.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 3)]
[Conv2D(9, 2, Activation = Activation.Tanh)]
[Permute(1, 2, 0, Name = "a")]
[Permute(2, 0, 1)]
[Multiply("conv2d")]
[Permute(1, 0, 2)]
[Flatten]
[Dense(2)]
public sealed partial class PermutedTwice : ILearnTargets<double>;

public sealed class PermuteTests() : ImageWithAdamTests<PermutedSingle, PermutedDouble>("Permuted")
{
    [Fact]
    public void AgreesWithPlainLoopsAtEveryWidth()
    {
        CopiedElements.Check<float>(typeof(OnlyPermuteSingle), CopiedElements.OfImage([3, 4, 19], [4, 3, 19], (h, w, c) => (w, h, c)));
        CopiedElements.Check<double>(typeof(OnlyPermuteDouble), CopiedElements.OfImage([5, 4, 3], [3, 5, 4], (h, w, c) => (w, c, h)));
        CopiedElements.Check<float>(typeof(TransposedSingle), CopiedElements.OfImage([7, 9, 1], [9, 7, 1], (h, w, c) => (w, h, c)));
    }
}

public sealed class PermuteOfOneTests : GradientTests<MovedAxis>;

public sealed class PermuteTwiceTests : GradientTests<PermutedTwice>;
