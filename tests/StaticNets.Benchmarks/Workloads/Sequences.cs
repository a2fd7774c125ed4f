namespace StaticNets.Benchmarks.Workloads;

/// <summary>Creates actions to measure: each computes a time step, a sequence, or a training step on sequences.</summary>
internal static class Sequences
{
    /// <summary>One step of a stream; its input changes from call to call, so that the state does not come to rest.</summary>
    public static Action LstmStep()
    {
        LstmFilter network = new(seed: 1);
        LstmFilter.State state = network.NewState();
        float[] x = RandomRows.Values(64);
        float[] y = new float[1];
        int at = 0;
        return () =>
        {
            network.Step(state, x.AsSpan(at, 1), y);
            at = (at + 1) & 63;
        };
    }

    /// <inheritdoc cref="LstmStep"/>
    public static Action GruStep()
    {
        GruFilter network = new(seed: 1);
        GruFilter.State state = network.NewState();
        float[] x = RandomRows.Values(64);
        float[] y = new float[1];
        int at = 0;
        return () =>
        {
            network.Step(state, x.AsSpan(at, 1), y);
            at = (at + 1) & 63;
        };
    }

    public static Action Lines()
    {
        LineReader network = new(seed: 1);
        float[] x = RandomRows.Values(LineReader.InputLength);
        float[] y = new float[LineReader.OutputLength];
        return () => network.Predict(x, y);
    }

    public static Action LearnLines(int rows, Optimizer optimizer)
    {
        LineLearner network = new(seed: 1);
        float[] x = RandomRows.Values(rows * LineLearner.InputLength);
        int[] classes = RandomRows.Classes(rows, LineLearner.OutputLength);
        return () => network.TrainStep(x, classes, optimizer);
    }
}
