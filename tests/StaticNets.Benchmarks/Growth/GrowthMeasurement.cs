using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Growth;

/// <summary>Measures prediction and training for different numbers of rows, and for different widths of layers.</summary>
internal static class GrowthMeasurement
{
    private const int TrainingRows = 32;

    private static readonly int[] _rows =
    [
        1,
        2,
        3,
        4,
        6,
        8,
        12,
        16,
        24,
        32,
        48,
        64,
        96,
        128,
        192,
        256,
        384,
        512,
        768,
        1024,
        1536,
        2048,
        4096,
    ];
    private static readonly Optimizer _optimizer = new Sgd(1e-4);

    private delegate void Predict(float[] x, float[] y);

    private delegate float Train(float[] x, int[] classes);

    /// <summary>Measures 784-128-64-10 with 1 to 4 096 rows at once.</summary>
    public static IEnumerable<GrowthPoint> OverRows(double seconds)
    {
        MlpLearner network = new(seed: 1);
        foreach (int rows in _rows)
        {
            yield return Measure(
                rows,
                MlpLearner.ParameterCount,
                MlpLearner.InputLength,
                MlpLearner.OutputLength,
                rows,
                rows,
                seconds,
                (x, y) => network.Predict(x, y),
                (x, classes) => network.TrainStep(x, classes, _optimizer)
            );
        }
    }

    /// <summary>Measures three layers of 16 to 2 048 units, with one row in prediction and 32 in training.</summary>
    public static IEnumerable<GrowthPoint> OverWidths(double seconds)
    {
        Width16 n16 = new(1);
        yield return Square(16, Width16.ParameterCount, seconds, (x, y) => n16.Predict(x, y), (x, c) => n16.TrainStep(x, c, _optimizer));
        Width32 n32 = new(1);
        yield return Square(32, Width32.ParameterCount, seconds, (x, y) => n32.Predict(x, y), (x, c) => n32.TrainStep(x, c, _optimizer));
        Width64 n64 = new(1);
        yield return Square(64, Width64.ParameterCount, seconds, (x, y) => n64.Predict(x, y), (x, c) => n64.TrainStep(x, c, _optimizer));
        Width128 n128 = new(1);
        yield return Square(
            128,
            Width128.ParameterCount,
            seconds,
            (x, y) => n128.Predict(x, y),
            (x, c) => n128.TrainStep(x, c, _optimizer)
        );
        Width256 n256 = new(1);
        yield return Square(
            256,
            Width256.ParameterCount,
            seconds,
            (x, y) => n256.Predict(x, y),
            (x, c) => n256.TrainStep(x, c, _optimizer)
        );
        Width512 n512 = new(1);
        yield return Square(
            512,
            Width512.ParameterCount,
            seconds,
            (x, y) => n512.Predict(x, y),
            (x, c) => n512.TrainStep(x, c, _optimizer)
        );
        Width1024 n1024 = new(1);
        yield return Square(
            1024,
            Width1024.ParameterCount,
            seconds,
            (x, y) => n1024.Predict(x, y),
            (x, c) => n1024.TrainStep(x, c, _optimizer)
        );
        Width2048 n2048 = new(1);
        yield return Square(
            2048,
            Width2048.ParameterCount,
            seconds,
            (x, y) => n2048.Predict(x, y),
            (x, c) => n2048.TrainStep(x, c, _optimizer)
        );
    }

    private static GrowthPoint Square(int width, long parameters, double seconds, Predict predict, Train train) =>
        Measure(width, parameters, width, width, predictedRows: 1, TrainingRows, seconds, predict, train);

    private static GrowthPoint Measure(
        int size,
        long parameters,
        int inputs,
        int outputs,
        int predictedRows,
        int trainingRows,
        double seconds,
        Predict predict,
        Train train
    )
    {
        float[] x = RandomRows.Values(predictedRows * inputs);
        float[] y = new float[predictedRows * outputs];
        float[] rows = RandomRows.Values(trainingRows * inputs);
        int[] classes = RandomRows.Classes(trainingRows, outputs);
        return new GrowthPoint(
            size,
            parameters,
            Sampling.Measure(() => predict(x, y), seconds).Median * 1e6,
            Sampling.Measure(() => train(rows, classes), seconds).Median * 1e6,
            trainingRows
        );
    }
}
