using System.Runtime.CompilerServices;

namespace StaticNets.Benchmarks.Workloads;

/// <summary>Creates actions to measure: each repeats a training step on the same rows.</summary>
internal static class TrainingStep
{
    /// <summary>The <c>TrainStep</c> of a network with classes as targets.</summary>
    public delegate float StepMethod(ReadOnlySpan<float> x, ReadOnlySpan<int> classes, Optimizer optimizer);

    /// <summary>Returns a step on random rows.</summary>
    /// <param name="inputs">Numbers of an input.</param>
    /// <param name="classes">Number of classes.</param>
    public static Action Of(StepMethod step, int inputs, int classes, int rows, Optimizer optimizer)
    {
        float[] x = RandomRows.Values(rows * inputs);
        int[] targets = RandomRows.Classes(rows, classes);
        return [MethodImpl(MethodImplOptions.AggressiveOptimization)] () => step(x, targets, optimizer);
    }

    /// <summary>Returns a step of 784-128-64-10 of which only the last layer is trained; the others are frozen at run time.</summary>
    public static Action FrozenMlp(int rows, Optimizer optimizer)
    {
        MlpLearner network = new(seed: 1);
        network.Parameters.Freeze("dense");
        network.Parameters.Freeze("dense_1");
        return Of(network.TrainStep, MlpLearner.InputLength, MlpLearner.OutputLength, rows, optimizer);
    }

    /// <summary>Returns a step on the four rows of exclusive or.</summary>
    public static Action Xor(Optimizer optimizer)
    {
        XorLearner network = new(seed: 1);
        float[] x = [0, 0, 0, 1, 1, 0, 1, 1];
        float[] targets = [0, 1, 1, 0];
        return [MethodImpl(MethodImplOptions.AggressiveOptimization)] () => network.TrainStep(x, targets, optimizer);
    }
}
