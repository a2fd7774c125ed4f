using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 6)]
[MultiHeadAttention(2)]
[Dense(2, PerStep = true)]
public sealed partial class TwoHeads : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 5)]
[MultiHeadAttention(3, 11, ValueDimension = 3, Causal = true)]
[Dense(2, PerStep = true)]
public sealed partial class CausalHeads : ILearnTargets<double>;

/// <summary>The network of the fixture in single precision, whose vectors are twice as long.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(7, 5)]
[MultiHeadAttention(3, 11, ValueDimension = 3, Causal = true)]
[Dense(2, PerStep = true)]
public sealed partial class CausalHeadsInSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 9)]
[MultiHeadAttention(1, Causal = true, Window = 3, UseBias = false)]
[Dense(2, PerStep = true)]
public sealed partial class WindowedHead : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 8)]
[MultiHeadAttention(2, 5, ValueDimension = 6, Causal = true, UseBias = false)]
[Activation(Activation.Tanh)]
[MultiHeadAttention(2, Name = "attention")]
public sealed partial class TwoStepHeads : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1, 6)]
[MultiHeadAttention(3)]
public sealed partial class OneStepHeads : ILearnTargets<double>;

/// <summary>A block of a transformer encoder (Vaswani et al. 2017).</summary>
[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(7, 10)]
[PositionalEncoding]
[MultiHeadAttention(2)]
[Add("positional_encoding")]
[LayerNormalization]
[Dense(14, PerStep = true, Activation = Activation.Relu)]
[Dense(10, PerStep = true)]
[Add("layer_normalization")]
[LayerNormalization]
[GlobalAveragePooling1D]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class EncoderBlock : ILearnTargets<double>;

/// <summary>
/// Three readers of one value, and weights that are dropped; the attention is last before the loss. Without biases, because that of the keys
/// has no effect, so that its gradient is a rounding error.
/// </summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4)]
[SimpleRnn(6, ReturnSequences = true)]
[MultiHeadAttention(3, 2, UseBias = false, Causal = true, Window = 2, DropConnect = 0.2)]
[Add("simple_rnn")]
[MultiHeadAttention(2, 3, UseBias = false, ValueDimension = 1)]
[Concatenate("simple_rnn")]
[MultiHeadAttention(4, 5, UseBias = false)]
public sealed partial class BranchedHeads : ILearnTargets<double>;

/// <summary>
/// Compares <c>[MultiHeadAttention]</c> with PyTorch in double precision: with <c>multi_head_attention_forward</c>, and with its formula where
/// that function cannot have such heads.
/// </summary>
public sealed class MultiHeadAttentionTests() : AttentionTests<TwoHeads>("TwoHeads")
{
    [Fact]
    public void SinglePrecisionMatchesPyTorch()
    {
        PyTorchPiece<float> piece = new(Fixture.Open("recurrent_float64"), "CausalHeads", new CausalHeadsInSingle(), Ineffective);

        // Sums of at most 77 terms of both signs: 77 · 2⁻²⁴ = 5e-6, and cancellation at most doubles it.
        piece.CompareGradients(1e-5);
    }

    [Fact]
    public void TensorsHaveTheShapesOfKeras()
    {
        CausalHeads network = new(1);
        Assert.Equal([5, 33], network.MultiHeadAttention.QueryKernel.Lengths.ToArray());
        Assert.Equal([33], network.MultiHeadAttention.KeyBias.Lengths.ToArray());
        Assert.Equal([5, 9], network.MultiHeadAttention.ValueKernel.Lengths.ToArray());
        Assert.Equal([9, 5], network.MultiHeadAttention.OutputKernel.Lengths.ToArray());
        Assert.Equal([5], network.MultiHeadAttention.OutputBias.Lengths.ToArray());
        Assert.DoesNotContain(
            new TwoStepHeads(1).Parameters.Names,
            name => name.StartsWith("multi_head_attention/") && name.EndsWith("bias")
        );
    }

    /// <summary>A step of a windowed causal attention depends on itself and the two steps before it, and on no other.</summary>
    [Fact]
    public void AStepSeesItsWindowOnly()
    {
        WindowedHead network = new(seed: 1);
        double[] x = Numbers(7 * 9);
        double[] y = Predict(network, x);
        for (int changed = 0; changed < 7; changed++)
        {
            double[] other = [.. x];
            other[(changed * 9) + 4] += 1;
            double[] moved = Predict(network, other);
            for (int step = 0; step < 7; step++)
            {
                bool isSeen = step - changed is >= 0 and < 3;
                Assert.Equal(!isSeen, y.AsSpan(step * 2, 2).SequenceEqual(moved.AsSpan(step * 2, 2)));
            }
        }
    }

    /// <summary>
    /// Products of query and key of up to 10⁴ either way: the softmax is 1 at the largest, and a gradient through it is zero, but nothing is
    /// infinite or undefined.
    /// </summary>
    [Theory]
    [InlineData(1e4f)]
    [InlineData(-1e4f)]
    public void ExtremeProductsStayFinite(float scale)
    {
        HardHead network = new(seed: 1);
        network.Parameters.Set("multi_head_attention/query_kernel", [scale]);
        foreach (string tensor in (string[])["key_kernel", "value_kernel", "output_kernel"])
        {
            network.Parameters.Set("multi_head_attention/" + tensor, [1]);
        }

        float[] x = [1, -1, 0.5f];
        float[] y = new float[3];
        network.Predict(x, y);

        // The query of a step times 10⁴: the largest product has the sign of step and scale.
        float[] expected = scale > 0 ? [1, -1, 1] : [-1, 1, -1];
        Assert.Equal(expected, y);
        Gradients<float> gradients = new();
        Assert.Equal(0, network.Gradient(x, expected, gradients));
        Assert.True(float.IsFinite(network.Gradient(x, [5, 6, 7], gradients)));
        Assert.All(gradients.Block.Span.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void PredictAndTrainStepAllocateNothing()
    {
        CausalHeadsInSingle network = new(1);
        float[] x = new float[40 * 7 * 5];
        float[] y = new float[40 * 7 * 2];
        Sgd optimizer = new(0.01);
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y)));
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(x, y, optimizer)));
    }

    /// <summary>Buffers lie next to unreadable pages and hold NaN where nothing has been written.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void EveryVectorWidthComputesTheSame(int rows)
    {
        GuardedRun<float>.Subject subject = new(typeof(CausalHeadsInSingle), rows);
        CausalHeadsInSingle network = new(seed: 1);
        NetworkInside.Engine<float>(network).Parameters.Change().Span.Clear();
        subject.Parameters.CopyTo(NetworkInside.Engine<float>(network).Parameters.Change().Span);
        Gradients<float> expected = new();
        double loss = network.Gradient(subject.Rows.X, subject.Rows.Targets, expected);
        foreach (int bits in NetworkKernels<float>.Widths(subject.Description))
        {
            foreach (Guard guard in (Guard[])[Guard.Behind, Guard.Before])
            {
                GuardedRun<float> run = new(subject, new NetworkKernels<float>(typeof(CausalHeadsInSingle), bits), rows, guard);

                // Sums of at most 77 terms in another order, 77 · 2⁻²⁴ = 5e-6; cancellation at most doubles it.
                Assert.InRange(RelativeError.Of<double>([run.Loss], [loss]), 0, 1e-5);
                Assert.InRange(RelativeError.Of<float>(run.InputGradient, expected.Input), 0, 1e-5);
                Assert.InRange(RelativeError.Of<float>(run.Gradients, expected.Block.Span.ToArray()), 0, 1e-5);
            }
        }
    }

    private static double[] Predict(WindowedHead network, double[] x)
    {
        double[] y = new double[7 * 2];
        network.Predict(x, y);
        return y;
    }
}

public sealed class CausalHeadsTests() : AttentionTests<CausalHeads>("CausalHeads");

public sealed class WindowedHeadTests() : AttentionTests<WindowedHead>("WindowedHead")
{
    [Fact]
    public void StepsMatchPyTorch()
    {
        WindowedHead network = Initial();
        WindowedHead.State state = network.NewState();
        double[] all = Fixture.Open("recurrent_float64").Get<double>("WindowedHead/x");
        double[] expected = Fixture.Open("recurrent_float64").Get<double>("WindowedHead/output");
        double[] y = new double[expected.Length];
        for (int step = 0; step < y.Length / 2; step++)
        {
            if (step % 7 == 0)
            {
                state.Reset();
            }

            network.Step(state, all.AsSpan(step * 9, 9), y.AsSpan(step * 2, 2));
        }

        Assert.InRange(RelativeError.Of<double>(y, expected), 0, 1e-12);
    }
}

public sealed class TwoStepHeadsTests() : AttentionTests<TwoStepHeads>("TwoStepHeads");

/// <summary>With a single step, the probability is 1, so queries and keys get no gradient.</summary>
public sealed class OneStepHeadsTests : IPieceTests
{
    public string FixtureName => "recurrent_float64";

    public string Piece => "OneStepHeads";

    [Fact]
    public void MatchesPyTorch()
    {
        PyTorchPiece<double> piece = new(Fixture.Open(FixtureName), Piece, new OneStepHeads());
        piece.CompareGradients(1e-12);
        piece.CompareTraining("adam", new Adam(1e-2), 1e-10);
    }
}

public sealed class EncoderBlockTests() : AttentionTests<EncoderBlock>("EncoderBlock");

public sealed class BranchedHeadsTests : GradientTests<BranchedHeads>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 1)]
[MultiHeadAttention(1, UseBias = false)]
internal sealed partial class HardHead;
