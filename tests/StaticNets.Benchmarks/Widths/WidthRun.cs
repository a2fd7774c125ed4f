using System.Runtime.Intrinsics;
using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Workloads;
using StaticNets.Simd;

namespace StaticNets.Benchmarks.Widths;

/// <summary>
/// Measures the functions of one network with vectors of 256 and 128 bits, and compares them with the limits of the machine at the same
/// vector width.
/// </summary>
internal static class WidthRun
{
    // Number of rows that fit in the second-level cache and in the training workspace; predictions use the training workspace here.
    private const int RowsAtATime = 64;

    private static readonly ChainCost _cost = ChainCost.Dense(784, 128, 64, 10);

    /// <summary>Returns the reports for each narrower vector width of the processor.</summary>
    public static IEnumerable<IReadOnlyCollection<Report>> Run(double seconds)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            yield return Run<Simd256<float>, Vector256<float>>(256, seconds);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            yield return Run<Simd128<float>, Vector128<float>>(128, seconds);
        }
    }

    private static List<Report> Run<S, V>(int bits, double seconds)
        where S : struct, ISimd<V, float>
        where V : struct
    {
        MachineLimits limits = MachineLimits.Measure<S, V>(bits);
        Console.Error.WriteLine(limits);
        KernelsOfWidth<S, V> kernels = new(typeof(MlpLearner));
        List<Report> reports = [.. ((int[])[1, 32, 256]).Select(Prediction)];
        float[] x = RandomRows.Values(32 * MlpLearner.InputLength);
        int[] classes = RandomRows.Classes(32, MlpLearner.OutputLength);
        reports.Add(Measure("mlp-gradient-32", _cost.Step(32), () => kernels.Gradient(x, classes)));
        return reports;

        Report Prediction(int rows)
        {
            float[] inputs = RandomRows.Values(rows * MlpLearner.InputLength);
            float[] y = new float[rows * MlpLearner.OutputLength];
            return Measure($"mlp-infer-{rows}", _cost.Forward(rows), () => kernels.Predict(inputs, y, RowsAtATime));
        }

        Report Measure(string name, double flops, Action run) =>
            Report.Of(new Workload(name, flops, _cost.Bytes, run), Sampling.Measure(run, seconds), limits);
    }
}
