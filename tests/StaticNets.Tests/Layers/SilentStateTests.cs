using System.Numerics;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

/// <summary>
/// A state without input decays. It must become zero and not stay among the denormal numbers, in which the steps that follow would take
/// many times as long; and long streams must neither diverge nor allocate.
/// </summary>
public sealed class SilentStateTests
{
    [Fact]
    public void TheStateOfAnLstmBecomesZero()
    {
        SilentLstm network = new(seed: 1);
        SilentLstm.State state = network.NewState();
        float[] y = [1f, 1f, 1f, 1f, 1f];
        network.Step(state, [1f], y);
        Assert.DoesNotContain(0f, y);
        AssertBecomesZero(y, () => network.Step(state, [0f], y));
    }

    [Fact]
    public void TheStateOfAGruBecomesZero()
    {
        SilentGru network = new(seed: 1);
        SilentGru.State state = network.NewState();
        double[] y = [1, 1, 1, 1, 1];
        network.Step(state, [1], y);
        Assert.DoesNotContain(0, y);
        AssertBecomesZero(y, () => network.Step(state, [0], y));
    }

    /// <summary>The recurrent kernel is orthogonal at first, with which a state hardly decays; half of it makes the state decay.</summary>
    [Fact]
    public void TheStateOfASimpleRnnBecomesZero()
    {
        SilentRnn network = new(seed: 1);
        float[] kernel = new float[25];
        network.Parameters["simple_rnn/recurrent_kernel"].FlattenTo(kernel);
        network.Parameters.Set("simple_rnn/recurrent_kernel", [.. kernel.Select(weight => weight / 2)]);
        SilentRnn.State state = network.NewState();
        float[] y = new float[5];
        network.Step(state, [1f], y);
        Assert.DoesNotContain(0f, y);
        AssertBecomesZero(y, () => network.Step(state, [0f], y));
    }

    /// <summary>Numbers that are not tiny stay, and so does NaN, which tells that an input was wrong.</summary>
    [Fact]
    public void OnlyTinyNumbersBecomeZero()
    {
        SilentRnn network = new(seed: 1);
        network.Parameters.Set("simple_rnn/recurrent_kernel", Diagonal(1));
        network.Parameters.Set("simple_rnn/kernel", [2e-30f, 1e-29f, -1e-29f, 9e-31f, -9e-31f]);
        SilentRnn.State state = network.NewState();
        float[] y = new float[5];
        network.Step(state, [1f], y);
        network.Step(state, [0f], y);
        Assert.Equal([2e-30f, 1e-29f, -1e-29f, 0f, 0f], y);
        network.Step(state, [float.NaN], y);
        network.Step(state, [0f], y);
        Assert.All(y, value => Assert.True(float.IsNaN(value)));
    }

    /// <summary>10⁸ steps with all cases, 10⁵ otherwise: the outputs stay bounded, and a state that is reset begins the same way again.</summary>
    [Fact]
    public void LongStreamsStayBoundedAndRepeat()
    {
        int steps = LongRun.Enabled ? 100_000_000 : 100_000;
        SilentLstm network = new(seed: 3);
        SilentLstm.State state = network.NewState();
        float[] x = new float[1];
        float[] y = new float[5];
        double first = Sum(1_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Sum(steps);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.All(y, value => Assert.InRange(value, -1, 1));
        state.Reset();
        Assert.Equal(first, Sum(1_000));

        double Sum(int count)
        {
            double sum = 0;
            uint noise = 1;
            for (int i = 0; i < count; i++)
            {
                // Loud noise, and silence for a third of the time.
                noise = (noise * 1_664_525) + 1_013_904_223;
                x[0] = i % 3_000 < 2_000 ? ((noise >> 8) * 1e-7f) - 0.8f : 0;
                network.Step(state, x, y);
                sum += y[0];
            }

            return sum;
        }
    }

    private static void AssertBecomesZero<T>(T[] y, Action step)
        where T : IFloatingPointIeee754<T>
    {
        // A gate of at most 0.8 keeps less than 0.8ⁿ after n steps: below 1e-290 after 3 000.
        for (int i = 0; i < 5_000; i++)
        {
            step();
            Assert.All(y, value => Assert.False(T.IsSubnormal(value), $"The output after {i} silent steps is {value}."));
        }

        Assert.Equal(new T[y.Length], y);
    }

    private static float[] Diagonal(float value)
    {
        float[] matrix = new float[25];
        for (int i = 0; i < 5; i++)
        {
            matrix[i * 6] = value;
        }

        return matrix;
    }
}

[Network]
[Input(4, 1)]
[Lstm(5, UseBias = false)]
internal sealed partial class SilentLstm;

[Network(Precision = Precision.Double)]
[Input(4, 1)]
[Gru(5, UseBias = false)]
internal sealed partial class SilentGru;

[Network]
[Input(4, 1)]
[SimpleRnn(5, UseBias = false, Activation = Activation.Linear)]
internal sealed partial class SilentRnn;
