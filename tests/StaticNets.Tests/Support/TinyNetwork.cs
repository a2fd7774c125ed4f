using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Training;

namespace StaticNets.Tests;

/// <summary>
/// A network written by hand with plain loops: 3 → dense (2, ReLU) → [dropout ½] → dense_1 (2, linear), with the mean squared error or, on
/// a softmax of its outputs, sparse cross-entropy. It stands in for generated code wherever the runtime is tested.
/// </summary>
internal sealed class TinyNetwork<T> : TrainingEngine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const int Inputs = 3;
    public const int Hidden = 2;
    public const int Outputs = 2;

    private const int Stride = 16;
    private const int Kernel0 = 0;
    private const int Bias0 = Inputs * Stride;
    private const int Kernel1 = Bias0 + Stride;
    private const int Bias1 = Kernel1 + (Hidden * Stride);
    private const int HiddenAt = 0;
    private const int DropoutAt = HiddenAt + Hidden;
    private const int OutputAt = DropoutAt + Hidden;
    private const int OutputGradientAt = OutputAt + Outputs;
    private const int WorkspaceRow = OutputGradientAt + Outputs;
    private const int MostRows = 64;

    private static readonly NetworkDescription[] _descriptions =
    [
        Describe(Loss.MeanSquaredError, rows: 4),
        Describe(Loss.SparseCategoricalCrossEntropy, rows: 4),
        Describe(Loss.MeanSquaredError, rows: MostRows),
        Describe(Loss.SparseCategoricalCrossEntropy, rows: MostRows),
    ];

    private readonly bool _dropout;

    public TinyNetwork(bool sparse = false, int seed = 1, bool dropout = false, bool largeMicroBatches = false)
        : base(_descriptions[(sparse ? 1 : 0) + (largeMicroBatches ? 2 : 0)], seed)
    {
        _dropout = dropout;
    }

    /// <summary>
    /// Called before each forward pass over a micro-batch, with the number of its rows and whether the pass is a training pass.
    /// </summary>
    public Action<int, bool>? OnForward { get; set; }

    /// <summary>The dropout seeds of the training passes while <see cref="OnForward"/> was set.</summary>
    public List<ulong> DropoutSeeds { get; } = [];

    public History Fit(Dataset train, FitOptions options) => Trainer.Fit(this, train, options);

    public Metrics Evaluate(Dataset data) => Trainer.Evaluate(this, data);

    public override void Forward(ref T x, ref T y, nuint rows)
    {
        for (int row = 0; row < (int)rows; row++)
        {
            for (int k = 0; k < Outputs; k++)
            {
                Unsafe.Add(ref y, (row * Outputs) + k) = Parameters.Span[Bias1 + k];
            }

            for (int j = 0; j < Hidden; j++)
            {
                T z = Parameters.Span[Bias0 + j];
                for (int i = 0; i < Inputs; i++)
                {
                    z += Unsafe.Add(ref x, (row * Inputs) + i) * Parameters.Span[Kernel0 + (i * Stride) + j];
                }

                for (int k = 0; k < Outputs; k++)
                {
                    Unsafe.Add(ref y, (row * Outputs) + k) += T.Max(z, T.Zero) * Parameters.Span[Kernel1 + (j * Stride) + k];
                }
            }
        }
    }

    public override void TrainForward(in MicroBatch<T> batch)
    {
        OnForward?.Invoke((int)batch.Rows, batch.Training);
        if (OnForward is not null && batch.Training)
        {
            DropoutSeeds.Add(batch.DropoutSeed);
        }

        for (int row = 0; row < (int)batch.Rows; row++)
        {
            for (int j = 0; j < Hidden; j++)
            {
                T z = P(batch, Bias0 + j);
                for (int i = 0; i < Inputs; i++)
                {
                    z += X(batch, row, i) * P(batch, Kernel0 + (i * Stride) + j);
                }

                z = T.Max(z, T.Zero);
                W(batch, HiddenAt, row, j) = z;
                W(batch, DropoutAt, row, j) = z * Kept(batch, row, j);
            }

            for (int k = 0; k < Outputs; k++)
            {
                T z = P(batch, Bias1 + k);
                for (int j = 0; j < Hidden; j++)
                {
                    z += W(batch, DropoutAt, row, j) * P(batch, Kernel1 + (j * Stride) + k);
                }

                W(batch, OutputAt, row, k) = z;
            }
        }
    }

    public override BatchTotals LossPass(in MicroBatch<T> batch)
    {
        BatchTotals totals = default;
        for (int row = 0; row < (int)batch.Rows; row++)
        {
            totals += Description.Loss == Loss.MeanSquaredError ? SquaredError(batch, row) : CrossEntropy(batch, row);
        }

        return totals;
    }

    public override void Backward(in MicroBatch<T> batch)
    {
        if (!batch.Accumulate)
        {
            foreach (TensorDescription tensor in Description.Tensors)
            {
                for (int i = 0; i < tensor.Rows * Stride; i++)
                {
                    G(batch, tensor.Offset + i) = T.Zero;
                }
            }
        }

        for (int row = 0; row < (int)batch.Rows; row++)
        {
            BackwardRow(batch, row);
        }
    }

    private void BackwardRow(in MicroBatch<T> batch, int row)
    {
        Span<T> hiddenGradient = stackalloc T[Hidden];
        for (int k = 0; k < Outputs; k++)
        {
            T delta = W(batch, OutputGradientAt, row, k);
            G(batch, Bias1 + k) += delta;
            for (int j = 0; j < Hidden; j++)
            {
                G(batch, Kernel1 + (j * Stride) + k) += W(batch, DropoutAt, row, j) * delta;
                hiddenGradient[j] += delta * P(batch, Kernel1 + (j * Stride) + k);
            }
        }

        for (int j = 0; j < Hidden; j++)
        {
            T mask = W(batch, HiddenAt, row, j) > T.Zero ? Kept(batch, row, j) : T.Zero;
            hiddenGradient[j] *= mask;
            G(batch, Bias0 + j) += hiddenGradient[j];
            for (int i = 0; i < Inputs; i++)
            {
                G(batch, Kernel0 + (i * Stride) + j) += X(batch, row, i) * hiddenGradient[j];
            }
        }

        for (int i = 0; i < Inputs && !Unsafe.IsNullRef(ref batch.InputGradient); i++)
        {
            T sum = T.Zero;
            for (int j = 0; j < Hidden; j++)
            {
                sum += hiddenGradient[j] * P(batch, Kernel0 + (i * Stride) + j);
            }

            Unsafe.Add(ref batch.InputGradient, (row * Inputs) + i) = sum;
        }
    }

    private static BatchTotals SquaredError(in MicroBatch<T> batch, int row)
    {
        double loss = 0;
        for (int k = 0; k < Outputs; k++)
        {
            T difference = W(batch, OutputAt, row, k) - Unsafe.Add(ref batch.Targets, (row * Outputs) + k);
            loss += double.CreateTruncating(difference) * double.CreateTruncating(difference) / Outputs;
            W(batch, OutputGradientAt, row, k) =
                T.CreateTruncating(2.0 / Outputs) * difference / T.CreateTruncating((double)batch.BatchRows);
        }

        return new BatchTotals(loss, 0);
    }

    private static BatchTotals CrossEntropy(in MicroBatch<T> batch, int row)
    {
        int wanted = Unsafe.Add(ref batch.Classes, row);
        T difference = W(batch, OutputAt, row, 1) - W(batch, OutputAt, row, 0);
        T second = T.One / (T.One + T.Exp(-difference));
        T probability = wanted == 1 ? second : T.One - second;
        T scale = T.One / T.CreateTruncating((double)batch.BatchRows);
        W(batch, OutputGradientAt, row, 1) = (second - (wanted == 1 ? T.One : T.Zero)) * scale;
        W(batch, OutputGradientAt, row, 0) = -W(batch, OutputGradientAt, row, 1);
        return new BatchTotals(-Math.Log(double.CreateTruncating(probability)), (difference > T.Zero ? 1 : 0) == wanted ? 1 : 0);
    }

    private T Kept(in MicroBatch<T> batch, int row, int unit)
    {
        if (!_dropout || !batch.Training)
        {
            return T.One;
        }

        ulong state = batch.DropoutSeed + (((ulong)batch.FirstRow + (ulong)row) * Hidden) + (ulong)unit;
        return (SplitMix64.Next(ref state) & 1) == 0 ? T.Zero : T.CreateTruncating(2);
    }

    private static T X(in MicroBatch<T> batch, int row, int i) => Unsafe.Add(ref batch.X, (row * Inputs) + i);

    private static T P(in MicroBatch<T> batch, int index) => Unsafe.Add(ref batch.Parameters, index);

    private static ref T G(in MicroBatch<T> batch, int index) => ref Unsafe.Add(ref batch.Gradients, index);

    private static ref T W(in MicroBatch<T> batch, int start, int row, int unit) =>
        ref Unsafe.Add(ref batch.Workspace, (start * (int)batch.Capacity) + (row * Hidden) + unit);

    private static NetworkDescription Describe(Loss loss, int rows) =>
        new()
        {
            Name = loss == Loss.MeanSquaredError ? "TinyRegression" : "TinyClassifier",
            InputShape = [Inputs],
            OutputShape = [Outputs],
            InputLength = Inputs,
            OutputLength = Outputs,
            Tensors =
            [
                new TensorDescription("dense/kernel", [Inputs, Hidden], Kernel0, Stride, Initializer.HeNormal, Inputs, Hidden),
                new TensorDescription("dense/bias", [Hidden], Bias0, Stride, Initializer.Zeros, Inputs, Hidden),
                new TensorDescription("dense_1/kernel", [Hidden, Outputs], Kernel1, Stride, Initializer.GlorotNormal, Hidden, Outputs),
                new TensorDescription("dense_1/bias", [Outputs], Bias1, Stride, Initializer.Zeros, Hidden, Outputs),
            ],
            ParameterBlockLength = Bias1 + Stride,
            Layers =
            [
                new LayerDescription("dense", Hidden, HiddenAt, Hidden),
                new LayerDescription("dropout", Hidden, DropoutAt, Hidden),
                new LayerDescription("dense_1", Outputs, OutputAt, Outputs),
            ],
            Loss = loss,
            TargetLength = loss == Loss.MeanSquaredError ? Outputs : 0,
            ClassLength = loss == Loss.MeanSquaredError ? 0 : 1,
            DecisionsPerRow = loss == Loss.MeanSquaredError ? 0 : 1,
            TrainingRows = rows,
            TrainingWorkspace = new(0, WorkspaceRow, 0),
            MultiplyAdds = (Inputs * Hidden) + (Hidden * Outputs),
        };
}
