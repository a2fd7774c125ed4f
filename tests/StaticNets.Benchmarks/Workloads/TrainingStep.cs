namespace StaticNets.Benchmarks.Workloads;

/// <summary>A training step that is repeated on the same rows.</summary>
internal static class TrainingStep
{
    public static Action Mlp(int rows, Optimizer optimizer)
    {
        MlpLearner network = new(seed: 1);
        float[] x = RandomRows.Values(rows * MlpLearner.InputLength);
        int[] classes = RandomRows.Classes(rows, MlpLearner.OutputLength);
        return () => network.TrainStep(x, classes, optimizer);
    }

    public static Action MlpHead(int rows, Optimizer optimizer)
    {
        MlpHeadLearner network = new(seed: 1);
        float[] x = RandomRows.Values(rows * MlpHeadLearner.InputLength);
        int[] classes = RandomRows.Classes(rows, MlpHeadLearner.OutputLength);
        return () => network.TrainStep(x, classes, optimizer);
    }

    /// <summary>The same as <see cref="MlpHead"/>, with layers that are frozen at run time.</summary>
    public static Action MlpFrozen(int rows, Optimizer optimizer)
    {
        MlpLearner network = new(seed: 1);
        network.Parameters.Freeze("dense");
        network.Parameters.Freeze("dense_1");
        float[] x = RandomRows.Values(rows * MlpLearner.InputLength);
        int[] classes = RandomRows.Classes(rows, MlpLearner.OutputLength);
        return () => network.TrainStep(x, classes, optimizer);
    }

    public static Action LeNet(int rows, Optimizer optimizer)
    {
        LeNetLearner network = new(seed: 1);
        float[] x = RandomRows.Values(rows * LeNetLearner.InputLength);
        int[] classes = RandomRows.Classes(rows, LeNetLearner.OutputLength);
        return () => network.TrainStep(x, classes, optimizer);
    }

    public static Action Pictures(int rows, Optimizer optimizer)
    {
        PictureLearner network = new(seed: 1);
        float[] x = RandomRows.Values(rows * PictureLearner.InputLength);
        int[] classes = RandomRows.Classes(rows, PictureLearner.OutputLength);
        return () => network.TrainStep(x, classes, optimizer);
    }

    public static Action Xor(Optimizer optimizer)
    {
        XorLearner network = new(seed: 1);
        float[] x = [0, 0, 0, 1, 1, 0, 1, 1];
        float[] targets = [0, 1, 1, 0];
        return () => network.TrainStep(x, targets, optimizer);
    }
}
