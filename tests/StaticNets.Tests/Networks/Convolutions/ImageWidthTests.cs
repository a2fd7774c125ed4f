using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>
/// Compares the passes of convolutions, pooling and batch normalisation at every vector width with naive loops in double, in buffers next
/// to unreadable pages: an access beyond a buffer ends the process.
/// </summary>
public sealed class ImageWidthTests
{
    // Networks with large images process fewer rows at a time; the numbers of rows that are too large for them are left out.
    private static readonly int[] _rows = [1, 2, 3, 5, 6];

    private static readonly int[] _wholeBatches = [1, 5, 6];

    public static TheoryData<Type> Networks => [.. SizedImages.Networks];

    [Theory]
    [MemberData(nameof(Networks))]
    public void AgreeWithPlainLoopsBesideUnreadablePages(Type network)
    {
        if (SizedImages.IsSingle(network))
        {
            Check<float>(network, training: false);
            Check<float>(network, training: true);
        }
        else
        {
            Check<double>(network, training: false);
            Check<double>(network, training: true);
        }
    }

    private static void Check<T>(Type network, bool training)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GuardedRun<T>.Subject subject = new(network, _rows.Max());
        NetworkDescription description = subject.Description;
        double[][] tensors = [.. description.Tensors.Select(tensor => SizedImages.Values(tensor, subject.Parameters))];
        int[] widths = [.. NetworkKernels<T>.Widths(description)];
        Assert.NotEmpty(widths);
        // With batch statistics of few rows, a gradient is a small difference of large numbers; with two rows, which lie symmetrically
        // around the mean, it is almost zero. So these numbers of rows are left out here; BatchNormalizationTests tests them.
        bool isWhole = training && description.Tensors.Any(tensor => tensor.MovingAverage is not null);
        foreach (int rows in (isWhole ? _wholeBatches : _rows).Where(rows => rows <= description.TrainingRows))
        {
            double[] x = SizedImages.Widen<T>(subject.Rows.X.AsSpan(0, rows * description.InputLength));
            double[] targets = SizedImages.Widen<T>(subject.Rows.Targets.AsSpan(0, rows * description.OutputLength));
            ReferenceImages prediction = new(network, tensors, training: false);
            ReferenceImages step = new(network, tensors, training);
            prediction.Run(x, targets, rows);
            step.Run(x, targets, rows);
            double tolerance = (isWhole ? 10 : 1) * SizedImages.Tolerance<T>(description, rows);
            foreach (int bits in widths)
            {
                NetworkKernels<T> kernels = new(network, bits);
                foreach (Guard guard in (Guard[])[Guard.Behind, Guard.Before])
                {
                    GuardedRun<T> run = new(subject, kernels, rows, guard, training, newBlock: true);
                    string where = $"{rows} rows, {bits} bits, {(training ? "training" : "evaluation")}";
                    Near<T>($"{where}: output", run.Output, prediction.Output, tolerance);
                    Assert.Equal(step.Loss, run.Loss, tolerance * step.Loss);
                    Near<T>($"{where}: input gradient", run.InputGradient, step.InputGradient, tolerance);
                    string[] padded =
                    [
                        .. SizedImages.Padding(description, run.Gradients).Where(p => p.Value != T.Zero).Select(p => p.Tensor).Distinct(),
                    ];
                    Assert.True(padded.Length == 0, where + " " + string.Join(' ', padded));
                    for (int i = 0; i < tensors.Length; i++)
                    {
                        TensorDescription tensor = description.Tensors[i];
                        if (tensor.Frozen)
                        {
                            continue;
                        }

                        double[] expected = step.Gradients[i];
                        Near<double>($"{where}: {tensor.Name}", SizedImages.Values(tensor, run.Gradients), expected, tolerance);

                        double[] twice = [.. expected.Select(value => 2 * value)];
                        Near<double>($"{where}: {tensor.Name} twice", SizedImages.Values(tensor, run.Twice), twice, tolerance);
                    }
                }
            }
        }
    }

    private static void Near<T>(string what, T[] actual, double[] expected, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double error = RelativeError.Of<double>(SizedImages.Widen<T>(actual), expected);
        Assert.True(error <= tolerance, $"{what}: {error:E2} is more than {tolerance:E2}");
    }
}
