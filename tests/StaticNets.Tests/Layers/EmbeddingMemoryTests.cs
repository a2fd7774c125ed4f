using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError)]
[Input(5)]
[Embedding(11, 19)]
[Flatten]
[Dense(3)]
internal sealed partial class GuardedWords : ILearnIndices<float>;

/// <summary>The passes of networks with an embedding, at every vector width, in buffers next to unreadable pages.</summary>
public sealed class EmbeddingMemoryTests
{
    private static readonly int[] _rows = [1, 2, 5, 7];

    [Fact]
    public void TableAndDenseLayerAgreeWithPlainLoops() =>
        ForEachRun<float>(
            typeof(GuardedWords),
            (subject, rows, run) =>
            {
                PlainWords plain = new(subject, rows);

                // Sums of at most 95 terms in single precision: 95 · 2⁻²⁴ = 6e-6 of the magnitudes, which are less than ten times the result.
                const double tolerance = 6e-5;
                Near(plain.Output, run.Output, tolerance);
                Near(plain.TableGradient, Table(subject.Description, run.Gradients), tolerance);
                Near([.. plain.TableGradient.Select(value => 2 * value)], Table(subject.Description, run.Twice), tolerance);
                Assert.All(run.InputGradient, value => Assert.Equal(0, value));
            }
        );

    [Theory]
    [InlineData(typeof(EmbeddedLstm))]
    [InlineData(typeof(EmbeddedGrid))]
    [InlineData(typeof(EmbeddedTwice))]
    public void AllWidthsGiveTheSameNumbers(Type network)
    {
        Dictionary<int, GuardedRun<double>> first = [];
        ForEachRun<double>(
            network,
            (_, rows, run) =>
            {
                first.TryAdd(rows, run);

                // Widths differ in the order of sums only; see PyTorchPieceTests.
                Near(first[rows].Output, run.Output, 1e-12);
                Near(first[rows].Gradients, run.Gradients, 1e-12);
                Assert.Contains(run.Gradients, value => value != 0);
                Assert.All(run.InputGradient, value => Assert.Equal(0, value));
            }
        );
    }

    private static void ForEachRun<T>(Type network, Action<GuardedRun<T>.Subject, int, GuardedRun<T>> check)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GuardedRun<T>.Subject subject = new(network, _rows.Max());
        foreach (int bits in NetworkKernels<T>.Widths(subject.Description))
        {
            NetworkKernels<T> kernels = new(network, bits);
            foreach (Guard guard in (Guard[])[Guard.Behind, Guard.Before])
            {
                foreach (int rows in _rows)
                {
                    check(subject, rows, new GuardedRun<T>(subject, kernels, rows, guard, newBlock: true));
                }
            }
        }
    }

    private static void Near<T>(IReadOnlyCollection<T> expected, IReadOnlyCollection<T> actual, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double error = RelativeError.Of<double>([.. actual.Select(double.CreateTruncating)], [.. expected.Select(double.CreateTruncating)]);
        Assert.True(error <= tolerance, $"{error:E2} is more than {tolerance:E2}");
    }

    private static float[] Table(NetworkDescription network, float[] block) => Rows(network.Tensors[0], block);

    private static float[] Rows(TensorDescription tensor, float[] block) =>
        [
            .. Enumerable
                .Range(0, tensor.Rows)
                .SelectMany(row => block.AsSpan(tensor.Offset + (row * tensor.RowStride), tensor.RowLength).ToArray()),
        ];

    /// <summary>Output and gradient of the table of <see cref="GuardedWords"/>, computed by loops over single numbers in double.</summary>
    private sealed class PlainWords
    {
        private const int Words = 5;
        private const int Features = 19;
        private const int Outputs = 3;

        public PlainWords(GuardedRun<float>.Subject subject, int rows)
        {
            float[] table = Rows(subject.Description.Tensors[0], subject.Parameters);
            float[] kernel = Rows(subject.Description.Tensors[1], subject.Parameters);
            float[] bias = Rows(subject.Description.Tensors[2], subject.Parameters);
            double[] output = new double[rows * Outputs];
            double[] gradient = new double[table.Length];
            for (int at = 0; at < output.Length; at++)
            {
                (int row, int o) = Math.DivRem(at, Outputs);
                output[at] = bias[o];
                ForEachFeature(row, (entry, k) => output[at] += (double)table[entry] * kernel[(k * Outputs) + o]);
                double slope = 2 * (output[at] - subject.Rows.Targets[at]) / output.Length;
                ForEachFeature(row, (entry, k) => gradient[entry] += slope * kernel[(k * Outputs) + o]);
            }

            Output = Array.ConvertAll(output, value => (float)value);
            TableGradient = Array.ConvertAll(gradient, value => (float)value);

            void ForEachFeature(int row, Action<int, int> visit)
            {
                for (int k = 0; k < Words * Features; k++)
                {
                    int index = (int)subject.Rows.X[(row * Words) + (k / Features)];
                    visit((index * Features) + (k % Features), k);
                }
            }
        }

        public float[] Output { get; }

        public float[] TableGradient { get; }
    }
}
